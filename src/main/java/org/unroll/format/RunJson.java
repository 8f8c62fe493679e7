package org.unroll.format;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How records of a run are written as JSON. */
public final class RunJson {
  private RunJson() {}

  /** Reads and writes such records. */
  public static ObjectMapper mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // shortest round-trip form
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a later version's
        .build();
  }
}
