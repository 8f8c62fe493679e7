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
 * @param source the paper it follows; empty where there is none
 * @param parameters in order
 */
public record ComponentReference(
    String kind,
    String name,
    String origin,
    String doc,
    String source,
    List<ParameterReference> parameters)
    implements Reference.Entry {
  public ComponentReference {
    parameters = List.copyOf(parameters);
  }

  static ComponentReference of(ComponentDefinition definition) {
    Documentation said = Documentation.of(definition.type());
    return new ComponentReference(
        definition.kind().word(),
        definition.name(),
        definition.origin(),
        said.value(),
        said.source(),
        RecordDeclaration.of(definition.type()).parameters().stream()
            .map(ParameterReference::of)
            .toList());
  }
}
