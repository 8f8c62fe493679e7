package org.unroll.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.text.TextWidth;

/** Terms on the left, what they mean on the right, in as many lines as it takes. */
final class DefinitionList {
  private static final String INDENT = "  ";
  private static final int WIDEST_TERM = 24;

  private final Map<String, List<String>> definitions = new LinkedHashMap<>();
  private final int columns;

  /**
   * @param columns characters of a line
   */
  DefinitionList(int columns) {
    this.columns = columns;
  }

  /** Adds a term; each paragraph that says something begins a line. */
  DefinitionList add(String term, String... paragraphs) {
    List<String> said = new ArrayList<>();
    for (String paragraph : paragraphs) {
      if (!paragraph.isBlank()) {
        said.add(paragraph);
      }
    }
    definitions.put(term, said);
    return this;
  }

  List<String> lines() {
    int term =
        definitions.keySet().stream()
            .mapToInt(TextWidth::of)
            .filter(length -> length <= WIDEST_TERM)
            .max()
            .orElse(0);
    String margin = INDENT + " ".repeat(term) + INDENT;
    List<String> lines = new ArrayList<>();
    definitions.forEach(
        (name, paragraphs) -> {
          String start = INDENT + TextWidth.padded(name, term) + INDENT;
          List<String> right = new ArrayList<>();
          Wrapping wrapping = new Wrapping(columns);
          paragraphs.forEach(text -> right.addAll(wrapping.lines(text, margin.length())));
          boolean beside = TextWidth.of(name) <= term && !right.isEmpty();
          lines.add(beside ? start + right.get(0) : INDENT + name);
          right.stream().skip(beside ? 1 : 0).forEach(line -> lines.add(margin + line));
        });
    return lines;
  }
}
