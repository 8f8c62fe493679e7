package org.unroll.config.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.unroll.config.Bounds;
import org.unroll.config.ParameterDeclaration;

/**
 * One parameter in words. A text is empty where there is nothing to say.
 *
 * @param name in experiment files; a dotted key where it stands for a place in the file
 * @param type what value it takes
 * @param standard its default, as it would be written
 * @param required whether it must be given
 * @param bounds of its value
 * @param doc what it means
 * @param source the paper and equation it follows
 */
public record ParameterReference(
    String name,
    String type,
    @JsonProperty("default") String standard,
    boolean required,
    String bounds,
    String doc,
    String source) {
  static ParameterReference of(ParameterDeclaration declared) {
    return new ParameterReference(
        declared.name(),
        TypeText.of(declared.type()),
        declared.defaultText().orElse(""),
        declared.required(),
        Bounds.of(declared).toString(),
        Documentation.of(declared).value(),
        Documentation.of(declared).source());
  }

  /** The same under another name. */
  ParameterReference named(String key) {
    return new ParameterReference(key, type, standard, required, bounds, doc, source);
  }
}
