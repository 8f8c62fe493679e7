package org.unroll.config.reference;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.unroll.config.ParameterDeclaration;
import org.unroll.config.RecordDeclaration;
import org.unroll.config.ValueType;

/**
 * A key of an experiment file in words.
 *
 * @param value its dotted name and what it takes
 * @param equations what it makes compute, a line each
 * @param details what else is to be known, a paragraph each
 * @param component the component whose parameter it is; empty if it is there with any
 * @param parameters what it takes if its value is a map
 * @param example a line of a file that has it; empty where its type says enough
 */
public record KeyReference(
    @JsonUnwrapped ParameterReference value,
    List<String> equations,
    List<String> details,
    String component,
    List<ParameterReference> parameters,
    String example)
    implements Reference.Entry {
  public KeyReference {
    equations = List.copyOf(equations);
    details = List.copyOf(details);
    parameters = List.copyOf(parameters);
  }

  static KeyReference of(String key, String component, ParameterDeclaration declared) {
    ValueType type =
        declared.type() instanceof ValueType.OptionalOf optional
            ? optional.value()
            : declared.type();
    List<ParameterReference> parameters =
        type instanceof ValueType.RecordOf plain
            ? RecordDeclaration.of(plain.type()).parameters().stream()
                .map(ParameterReference::of)
                .toList()
            : List.of();
    Documentation said = Documentation.of(declared);
    return new KeyReference(
        ParameterReference.of(declared).named(key),
        said.equations(),
        said.details(),
        component,
        parameters,
        "");
  }
}
