package org.unroll.cli;

import java.util.ArrayList;
import java.util.List;
import org.unroll.api.ComponentKind;
import org.unroll.config.reference.ComponentReference;
import org.unroll.config.reference.KeyReference;
import org.unroll.config.reference.ParameterReference;
import org.unroll.config.reference.Reference;

/**
 * The reference for the eye.
 *
 * @param columns characters of a line
 */
record ReferenceText(Reference reference, int columns) {
  /** Every key and every component, a few words each. */
  List<String> overview() {
    DefinitionList keys = new DefinitionList(columns);
    reference.keys().forEach(key -> keys.add(key.value().name(), key.value().doc(), value(key)));
    List<String> lines = new ArrayList<>(List.of("Keys of an experiment file"));
    lines.addAll(keys.lines());
    for (ComponentKind kind : ComponentKind.values()) {
      DefinitionList names = new DefinitionList(columns);
      reference
          .components(kind)
          .forEach(component -> names.add(component.name(), component.doc(), plugin(component)));
      lines.addAll(List.of("", "Components: " + kind.word()));
      lines.addAll(names.lines());
    }
    lines.addAll(List.of("", "'unroll describe NAME' tells more of any of these."));
    return lines;
  }

  /** All there is to say of these. */
  List<String> of(List<Reference.Entry> entries) {
    List<String> lines = new ArrayList<>();
    for (Reference.Entry entry : entries) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(entry instanceof KeyReference key ? of(key) : of((ComponentReference) entry));
    }
    return lines;
  }

  private List<String> of(KeyReference key) {
    ParameterReference value = key.value();
    String owner = key.component().isEmpty() ? "" : " of " + key.component();
    List<String> lines = new ArrayList<>(List.of(value.name() + " (key" + owner + ")"));
    paragraph(value(key), lines);
    paragraph(value.doc(), lines);
    equations(key.equations(), lines);
    key.details().forEach(text -> paragraph(text, lines));
    paragraph(source(value.source()), lines);
    with(key.parameters(), lines);
    if (!key.example().isEmpty()) {
      lines.add("");
      paragraph("Example: " + key.example(), lines);
    }
    return lines;
  }

  private List<String> of(ComponentReference component) {
    List<String> lines = new ArrayList<>();
    lines.add(component.name() + " (" + component.kind() + ", " + component.origin() + ")");
    paragraph(component.doc(), lines);
    equations(component.equations(), lines);
    component.details().forEach(text -> paragraph(text, lines));
    paragraph(source(component.source()), lines);
    return with(component.parameters(), lines);
  }

  private List<String> with(List<ParameterReference> parameters, List<String> lines) {
    if (!parameters.isEmpty()) {
      DefinitionList list = new DefinitionList(columns);
      parameters.forEach(
          each -> list.add(each.name(), value(each), each.doc(), source(each.source())));
      lines.add("");
      lines.addAll(list.lines());
    }
    return lines;
  }

  /** As they are, never wrapped. */
  private static void equations(List<String> equations, List<String> lines) {
    equations.forEach(equation -> lines.add("    " + equation));
  }

  private void paragraph(String text, List<String> lines) {
    if (!text.isBlank()) {
      new Wrapping(columns).lines(text, 2).forEach(line -> lines.add("  " + line));
    }
  }

  private static String value(KeyReference key) {
    return value(key.value());
  }

  private static String value(ParameterReference parameter) {
    StringBuilder text = new StringBuilder(parameter.type());
    if (!parameter.bounds().isEmpty()) {
      text.append(", ").append(parameter.bounds());
    }
    if (!parameter.standard().isEmpty()) {
      text.append("; default ").append(parameter.standard());
    } else if (parameter.required()) {
      text.append("; required");
    }
    return text.toString();
  }

  private static String source(String source) {
    return source.isEmpty() ? "" : "Source: " + source;
  }

  private static String plugin(ComponentReference component) {
    return component.origin().equals("built in") ? "" : "From " + component.origin();
  }
}
