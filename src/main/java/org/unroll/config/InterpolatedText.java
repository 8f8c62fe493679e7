package org.unroll.config;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes text with <code>${…}</code> in it apart. */
record InterpolatedText(List<Part> parts) {
  private static final int MOST = 100;
  private static final String OPENING = "${";
  private static final String ESCAPED = "$${";
  private static final String ENVIRONMENT = "env:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  InterpolatedText {
    parts = List.copyOf(parts);
  }

  /** A piece of such text. */
  sealed interface Part {
    /** What stands for itself. */
    record Literal(String text) implements Part {}

    /** The value of another key. */
    record Key(String key) implements Part {}

    /** A variable of the environment, with what holds when there is none. */
    record Variable(String name, Optional<String> otherwise) implements Part {}

    /** What cannot be understood. */
    record Broken(String text, String reason) implements Part {}
  }

  /** Whether there is anything to take apart. */
  static boolean isIn(String text) {
    return text.contains(OPENING);
  }

  /** The text as it must be written to stand for itself. */
  static String escape(String text) {
    return text.replace(OPENING, ESCAPED);
  }

  static InterpolatedText of(String text) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith(ESCAPED, at)) {
        literal.append(OPENING);
        at += ESCAPED.length();
      } else if (text.startsWith(OPENING, at)) {
        if (!literal.isEmpty()) {
          parts.add(new Part.Literal(literal.toString()));
          literal.setLength(0);
        }
        if (parts.size() > MOST) {
          parts.add(new Part.Broken(text.substring(at), "is more than one value can hold"));
          break;
        }
        int end = text.indexOf('}', at);
        parts.add(
            end < 0
                ? new Part.Broken(text.substring(at), "lacks its '}'")
                : reference(text.substring(at + OPENING.length(), end)));
        at = end < 0 ? text.length() : end + 1;
      } else {
        literal.append(text.charAt(at++));
      }
    }
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal.toString()));
    }
    return new InterpolatedText(parts);
  }

  private static Part reference(String inside) {
    if (inside.startsWith(ENVIRONMENT)) {
      String variable = inside.substring(ENVIRONMENT.length());
      int comma = variable.indexOf(',');
      String name = comma < 0 ? variable : variable.substring(0, comma);
      if (NAME.matcher(name).matches()) {
        return new Part.Variable(
            name, comma < 0 ? Optional.empty() : Optional.of(variable.substring(comma + 1)));
      }
    } else if (DottedKey.isValid(inside)) {
      return new Part.Key(inside);
    }
    return new Part.Broken(
        OPENING + inside + "}",
        "is no interpolation; write ${key.path}, ${env:NAME} or ${env:NAME,default}, and $${ for"
            + " the characters themselves");
  }

  /** The text again, as it would be written. */
  String written() {
    return parts.stream().map(InterpolatedText::written).collect(joining());
  }

  private static String written(Part part) {
    if (part instanceof Part.Literal literal) {
      return escape(literal.text());
    } else if (part instanceof Part.Key key) {
      return OPENING + key.key() + "}";
    } else if (part instanceof Part.Variable variable) {
      String otherwise = variable.otherwise().map(","::concat).orElse("");
      return OPENING + ENVIRONMENT + variable.name() + otherwise + "}";
    }
    return ((Part.Broken) part).text();
  }
}
