package org.unroll.config;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML text into nodes. No tags, no merge keys, no second document; aliases, depth and size
 * are bounded.
 */
final class YamlReader {
  private static final int LARGEST = 1 << 18;
  private static final int DEEPEST = 40;
  private static final int MOST_ALIASES = 100;

  private final Placement placement;
  private final Problems problems;

  YamlReader(Placement placement, Problems problems) {
    this.placement = placement;
    this.problems = problems;
  }

  /** The text as a node, unless it is no YAML; problems that allow it are told without that. */
  Optional<Node> read(String text) {
    if (!printable(text)) {
      return Optional.empty();
    }
    try {
      if (unusable(text)) {
        return Optional.empty();
      }
      org.yaml.snakeyaml.nodes.Node root = new Yaml(limits()).compose(new StringReader(text));
      return root == null
          ? Optional.of(new Node.Scalar(placement.at(1, 1), "", true))
          : new NodeConversion(placement, problems).convert(root);
    } catch (MarkedYAMLException wrong) {
      Mark mark = wrong.getProblemMark() == null ? wrong.getContextMark() : wrong.getProblemMark();
      problems.add(at(mark), "is not valid YAML: " + reason(wrong) + advice(text, mark));
    } catch (YAMLException wrong) {
      problems.add(placement.at(1, 1), "is not valid YAML: " + wrong.getMessage());
    }
    return Optional.empty();
  }

  private static LoaderOptions limits() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    return options;
  }

  private static String reason(MarkedYAMLException wrong) {
    String problem = wrong.getProblem() == null ? wrong.getMessage() : wrong.getProblem();
    return wrong.getContext() == null ? problem : wrong.getContext() + ", " + problem;
  }

  private static String advice(String text, Mark mark) {
    String line = text.lines().skip(mark == null ? 0 : mark.getLine()).findFirst().orElse("");
    if (InterpolatedText.isIn(line)) {
      return "; within {…} or […] an interpolation needs quotes: \"${key}\"";
    }
    return "";
  }

  /** SnakeYAML tells of such characters without a position. */
  private boolean printable(String text) {
    int line = 1;
    int column = 1;
    for (int character : text.codePoints().toArray()) {
      if (!StreamReader.isPrintable(character)) {
        problems.add(
            placement.at(line, column),
            String.format("has the character U+%04X, which YAML forbids", character));
        return false;
      }
      column = character == '\n' ? 1 : column + 1;
      line += character == '\n' ? 1 : 0;
    }
    return true;
  }

  /**
   * Composed nodes no longer say whether their tag was written or found out: ask the events. Depth
   * is bounded here too, since composing would bound it only after all was scanned.
   */
  private boolean unusable(String text) {
    boolean found = false;
    int depth = 0;
    for (Event event : new Yaml(limits()).parse(new StringReader(text))) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        problems.add(at(event.getStartMark()), "is nested deeper than " + DEEPEST + " levels");
        return true;
      }
      Optional<String> tag = tag(event);
      if (tag.isPresent()) {
        found = true;
        problems.add(
            at(event.getStartMark()),
            "has the YAML tag '"
                + Excerpt.of(tag.get())
                + "'; tags are not allowed, write the value alone");
      }
    }
    return found;
  }

  private static Optional<String> tag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return Optional.ofNullable(scalar.getTag());
    }
    return event instanceof CollectionStartEvent collection
        ? Optional.ofNullable(collection.getTag())
        : Optional.empty();
  }

  private Origin at(Mark mark) {
    return mark == null
        ? placement.at(1, 1)
        : placement.at(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
