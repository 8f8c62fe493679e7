package org.unroll.launch;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what a {@link MessageWriter} wrote, and passes over everything else. */
final class MessageReader<M> {
  private final BufferedReader lines;
  private final ObjectReader json;

  MessageReader(InputStream in, Class<M> type) {
    lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    json = new JsonMapper().readerFor(type);
  }

  /**
   * Waits for the next message; empty at the stream's end.
   *
   * @throws IOException if a message is torn
   */
  Optional<M> next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int separator = line.lastIndexOf(MessageWriter.SEPARATOR);
      if (separator >= 0) {
        return Optional.of(json.readValue(line.substring(separator + 1)));
      }
    }
    return Optional.empty();
  }
}
