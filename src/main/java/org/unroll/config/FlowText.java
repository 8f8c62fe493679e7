package org.unroll.config;

import static java.util.stream.Collectors.joining;

import java.util.regex.Pattern;

/** Writes a node as YAML on one line: {@code {type: norm, threshold: 5}}. */
public final class FlowText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+-][A-Za-z0-9_./+=-]*");
  private static final Pattern MISLEADING = Pattern.compile("-+|\\.+|---.*");

  /** Text that programs which go by its look would take for a number or a truth value. */
  private static final Pattern TYPED =
      Pattern.compile("[-+]?[0-9.][0-9_.xXa-fA-F+-]*|(?i:true|false|yes|no|on|off)");

  private final boolean texts;

  /** Text is quoted only where YAML would not read it back. */
  public FlowText() {
    this(false);
  }

  private FlowText(boolean texts) {
    this.texts = texts;
  }

  /** Text that was quoted is quoted also where it looks like a number. */
  static FlowText keepingTexts() {
    return new FlowText(true);
  }

  /** The node in flow style; reading it gives the same values. */
  public String of(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries().entrySet().stream()
          .map(entry -> quoted(entry.getKey()) + ": " + of(entry.getValue().value()))
          .collect(joining(", ", "{", "}"));
    } else if (node instanceof Node.Sequence sequence) {
      return "[" + items(sequence) + "]";
    }
    if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
      return "null";
    }
    // A quoted word that would be null without its quotes keeps them.
    boolean nullish = new Node.Scalar(scalar.origin(), scalar.text(), true).isNull();
    boolean number = texts && !scalar.plain() && TYPED.matcher(scalar.text()).matches();
    return nullish || number ? escaped(scalar.text()) : quoted(scalar.text());
  }

  /** The items of a list. */
  String items(Node.Sequence sequence) {
    return sequence.items().stream().map(this::of).collect(joining(", "));
  }

  /** A word as it can stand in YAML, quoted where it must be. */
  String quoted(String text) {
    return PLAIN.matcher(text).matches() && !MISLEADING.matcher(text).matches()
        ? text
        : escaped(text);
  }

  private static String escaped(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int character : text.codePoints().toArray()) {
      if (character == '"' || character == '\\') {
        quoted.append('\\').appendCodePoint(character);
      } else if (character == '\n') {
        quoted.append("\\n");
      } else if (character < ' ' || (character >= 0x7F && character < 0xA0)) {
        quoted.append(String.format("\\x%02x", character));
      } else if (character == 0x2028 || character == 0x2029 || character == 0xFEFF) {
        quoted.append(String.format("\\u%04x", character));
      } else {
        quoted.appendCodePoint(character);
      }
    }
    return quoted.append('"').toString();
  }
}
