package org.unroll.config;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.unroll.text.VisibleText;

/**
 * Keys that name a setting from the top: {@code optimizer.learning_rate}. A name that has dots or
 * other characters of the grammar itself stands in quotes, single or double, in which a backslash
 * comes before a quote of the same kind or another backslash: {@code sweep.arms."v1.5".layers}.
 */
final class DottedKey {
  /** Deeper than any setting lies, and few enough to nest maps safely. */
  private static final int DEEPEST = 20;

  private static final String QUOTES = "'\"";
  private static final Pattern PLAIN = Pattern.compile("[^\\s.,=:~$'\"\\\\{}()\\[\\]]+");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(['\"\\\\])");

  private DottedKey() {}

  /**
   * One name of a key.
   *
   * @param text without its quotes
   */
  private record Name(String text, boolean quoted) {
    boolean isValid() {
      return quoted
          ? !text.isBlank() && VisibleText.hidden(text).isEmpty()
          : PLAIN.matcher(text).matches() && VisibleText.hidden(text).isEmpty();
    }
  }

  /** The names between the dots, empty ones too. */
  static List<String> names(String key) {
    return parse(key).stream().map(Name::text).toList();
  }

  private static List<Name> parse(String key) {
    List<Name> names = new ArrayList<>();
    int at = 0;
    while (at <= key.length()) {
      int closing = closingQuote(key, at);
      if (closing > at) {
        String inside = key.substring(at + 1, closing);
        names.add(new Name(ESCAPED.matcher(inside).replaceAll("$1"), true));
        at = closing + 2;
      } else {
        int dot = key.indexOf('.', at);
        int end = dot < 0 ? key.length() : dot;
        names.add(new Name(key.substring(at, end), false));
        at = end + 1;
      }
    }
    return names;
  }

  /** Where the quotes end that begin there, if a dot or the key's end is behind them; else −1. */
  private static int closingQuote(String key, int opening) {
    if (opening >= key.length() || QUOTES.indexOf(key.charAt(opening)) < 0) {
      return -1;
    }
    for (int i = opening + 1; i < key.length(); i++) {
      if (key.charAt(i) == '\\') {
        i++;
      } else if (key.charAt(i) == key.charAt(opening)) {
        return i + 1 == key.length() || key.charAt(i + 1) == '.' ? i : -1;
      }
    }
    return -1;
  }

  /** The key with these names, quoted where they must be. */
  static String of(List<String> names) {
    return names.stream().map(DottedKey::of).collect(joining("."));
  }

  /** A name as it stands in a key. */
  static String of(String name) {
    boolean plain = name.isEmpty() || PLAIN.matcher(name).matches();
    return plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Whether this is a key as one types it on a command line. */
  static boolean isValid(String key) {
    List<Name> names = parse(key);
    return names.size() <= DEEPEST && names.stream().allMatch(Name::isValid);
  }

  /** Where a key's end is before that character, which may stand within its quotes. */
  static int endBefore(char character, String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char here = text.charAt(i);
      if (quote != 0 && here == '\\') {
        i++;
      } else if (quote != 0) {
        quote = here == quote ? 0 : quote;
      } else if (here == character) {
        return i;
      } else if (QUOTES.indexOf(here) >= 0 && (i == 0 || text.charAt(i - 1) == '.')) {
        quote = here;
      }
    }
    return -1;
  }

  /** What makes it no key at all. */
  static Optional<String> fault(String key) {
    List<String> names = names(key);
    if (names.contains("")) {
      return Optional.of("'" + Excerpt.of(key) + "' is no key: a name is missing beside a dot");
    } else if (names.size() > DEEPEST) {
      return Optional.of("'" + Excerpt.of(key) + "' is no key: it has too many dots");
    }
    return Optional.empty();
  }

  /** The value at that key, if the tree has one. */
  static Optional<Node> find(Node tree, List<String> names) {
    Optional<Node> found = Optional.of(tree);
    for (String name : names) {
      found =
          found
              .filter(Node.Mapping.class::isInstance)
              .flatMap(node -> ((Node.Mapping) node).find(name));
    }
    return found;
  }
}
