package org.unroll.config;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the command line's changes in Hydra's grammar: {@code key=value}, {@code +key=value},
 * {@code ~key}, {@code key=a,b,c}. Since every key exists here, with its default, adding one
 * ({@code +} or {@code ++}) is the same as setting it. A name with dots, commas or blanks stands in
 * quotes: {@code sweep.arms."v1.5".layers=2}; so does a value with commas: {@code key="a,b"}.
 */
final class ArgumentReader {
  /** Hydra lets a map go without the space after a colon that YAML asks for. */
  private static final Pattern TIGHT_COLON = Pattern.compile("([{,]\\s*[A-Za-z_][\\w.]*):(?=\\S)");

  private static final Pattern ADDING = Pattern.compile("^\\+{1,2}");

  private static final int MOST_VALUES = 1000;

  private static final String QUOTING =
      "; a name with dots, commas or blanks stands in quotes, which the shell must leave:"
          + " 'sweep.arms.\"v1.5\".layers=2'";

  private final EnvironmentValues environment;
  private final Problems problems;

  ArgumentReader(EnvironmentValues environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** The changes in order. */
  List<Argument> read(List<String> arguments) {
    List<Argument> changes = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Origin origin = new Origin.Argument(i + 1, arguments.get(i));
      read(arguments.get(i), origin).ifPresent(changes::add);
    }
    return changes;
  }

  private Optional<Argument> read(String argument, Origin origin) {
    if (argument.startsWith("~")) {
      return removal(argument.substring(1), origin);
    }
    int equals = DottedKey.endBefore('=', argument);
    String key = key(ADDING.matcher(argument.substring(0, Math.max(0, equals))).replaceFirst(""));
    if (equals < 0 || !DottedKey.isValid(key)) {
      problems.add(
          origin,
          "is no override; write key=value, such as hidden_size=128, or ~key"
              + (argument.startsWith("sweep.") ? QUOTING : ""));
      return Optional.empty();
    }
    String text = argument.substring(equals + 1);
    // What describes an experiment is text, and commas in it are commas.
    List<String> parts =
        key.equals("description") || key.equals("name") ? List.of(text) : SweptText.split(text);
    if (parts.size() > MOST_VALUES) {
      problems.add(origin, "sweeps more than " + MOST_VALUES + " values; write a file");
      return Optional.empty();
    }
    List<Node> values = new ArrayList<>();
    for (String part : parts) {
      if (part.isBlank() && parts.size() > 1) {
        problems.add(origin, "has an empty value between commas");
        return Optional.empty();
      }
      value(part, origin).ifPresent(values::add);
    }
    if (values.size() < parts.size()) {
      return Optional.empty();
    }
    return Optional.of(
        values.size() == 1
            ? new Argument.Assignment(key, values.get(0), origin)
            : new Argument.Variation(key, values, origin));
  }

  /** Names as files have them: letters with accents in one form. */
  private static String key(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFC);
  }

  private Optional<Argument> removal(String typed, Origin origin) {
    String key = key(typed);
    if (DottedKey.isValid(key)) {
      return Optional.of(new Argument.Removal(key, origin));
    }
    problems.add(
        origin,
        key.contains("=")
            ? "removes a key and takes no value; write ~" + Excerpt.of(key.split("=", 2)[0])
            : "names no key to remove; write ~key, such as ~clipping");
    return Optional.empty();
  }

  private Optional<Node> value(String text, Origin origin) {
    boolean tight = text.strip().startsWith("{") && !text.contains("'") && !text.contains("\"");
    String yaml = tight ? TIGHT_COLON.matcher(text).replaceAll("$1: ") : text;
    return new YamlReader(Placement.all(origin), problems).read(yaml).map(environment::fill);
  }
}
