package org.unroll.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes messages as a JSON text sequence (RFC 7464): a record separator, one line of JSON, a line
 * feed. JSON never holds that separator, so that {@link MessageReader} can tell a message from
 * whatever else was written to the same stream.
 */
final class MessageWriter {
  static final char SEPARATOR = '\u001E';

  private final ObjectMapper json = new JsonMapper();
  private final OutputStream out;

  MessageWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes one message at once; from any thread. */
  synchronized void send(Record message) throws IOException {
    out.write((SEPARATOR + text(message) + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private String text(Record message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
