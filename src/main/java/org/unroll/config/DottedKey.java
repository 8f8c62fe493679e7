package org.unroll.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keys that name a setting from the top: {@code optimizer.learning_rate}. */
final class DottedKey {
  /** Deeper than any setting lies, and few enough to nest maps safely. */
  private static final int DEEPEST = 20;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+-]+");

  private DottedKey() {}

  /** The names between the dots, empty ones too. */
  static List<String> names(String key) {
    return Arrays.asList(key.split("\\.", -1));
  }

  /** Whether this is a key as one types it on a command line. */
  static boolean isValid(String key) {
    List<String> names = names(key);
    return names.size() <= DEEPEST && names.stream().allMatch(name -> NAME.matcher(name).matches());
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
