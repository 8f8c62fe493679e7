package org.unroll.config.reference;

import java.util.List;
import org.unroll.api.ComponentDefinition;
import org.unroll.config.RecordDeclaration;

/**
 * A component in words.
 *
 * @param kind the key under which it is chosen, as a rule
 * @param name its name in experiment files
 * @param origin {@code built in}, or the plugin's file
 * @param doc what it is; empty if its author does not say
 * @param equations what it computes, a line each
 * @param details what else is to be known, a paragraph each
 * @param source the paper it follows; empty where there is none
 * @param parameters in order
 */
public record ComponentReference(
    String kind,
    String name,
    String origin,
    String doc,
    List<String> equations,
    List<String> details,
    String source,
    List<ParameterReference> parameters)
    implements Reference.Entry {
  public ComponentReference {
    equations = List.copyOf(equations);
    details = List.copyOf(details);
    parameters = List.copyOf(parameters);
  }

  static ComponentReference of(ComponentDefinition definition) {
    Documentation said = Documentation.of(definition.type());
    return new ComponentReference(
        definition.kind().word(),
        definition.name(),
        definition.origin(),
        said.value(),
        said.equations(),
        said.details(),
        said.source(),
        RecordDeclaration.of(definition.type()).parameters().stream()
            .map(ParameterReference::of)
            .toList());
  }
}
