package org.unroll.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.text.NearestName;

/** Reads {@code {log_uniform: [1e-4, 1e-2]}} and its like. */
final class DistributionReader {
  /** Beyond this, doubles leave whole numbers out. */
  private static final long LARGEST = 1L << 53;

  private final Problems problems;

  DistributionReader(Problems problems) {
    this.problems = problems;
  }

  Optional<Distribution> read(String path, Node node) {
    if (node instanceof Node.Sequence values) {
      return choice(path, values);
    } else if (!(node instanceof Node.Mapping map) || map.entries().size() != 1) {
      return refuse(
          node,
          path,
          "must be one of {log_uniform: [low, high]}, {uniform: [low, high]}, {integer: [low,"
              + " high]} and {choice: [a, b]}");
    } else {
      Map.Entry<String, Node.Entry> only = map.entries().entrySet().iterator().next();
      if (!Distribution.NAMES.contains(only.getKey())) {
        problems.add(
            only.getValue().key(),
            path
                + ": unknown distribution '"
                + Excerpt.of(only.getKey())
                + "'"
                + NearestName.question(only.getKey(), Distribution.NAMES)
                    .orElse("; known are " + String.join(", ", Distribution.NAMES)));
        return Optional.empty();
      }
      return named(only.getKey(), only.getValue().value(), path);
    }
  }

  private Optional<Distribution> named(String name, Node node, String path) {
    if (!(node instanceof Node.Sequence values)) {
      return refuse(node, path, name + " must be given a list, not " + node.kind());
    } else if (name.equals("choice")) {
      return choice(path, values);
    } else if (values.items().size() != 2) {
      return refuse(node, path, name + " must be given two bounds: [low, high]");
    }
    try {
      return Optional.of(ranged(name, values));
    } catch (RejectedValueException wrong) {
      return refuse(node, path, name + " " + wrong.getMessage());
    }
  }

  private static Distribution ranged(String name, Node.Sequence bounds)
      throws RejectedValueException {
    if (name.equals("integer")) {
      long low = (long) bound(long.class, bounds.items().get(0));
      long high = (long) bound(long.class, bounds.items().get(1));
      rising(low < high, bounds);
      if (low < -LARGEST || high > LARGEST) {
        throw new RejectedValueException("must lie between -2^53 and 2^53");
      }
      return new Distribution.Whole(low, high);
    }
    double low = (double) bound(double.class, bounds.items().get(0));
    double high = (double) bound(double.class, bounds.items().get(1));
    rising(low < high, bounds);
    if (name.equals("uniform")) {
      return new Distribution.Uniform(low, high);
    } else if (low <= 0) {
      throw new RejectedValueException(
          "must start above 0, not at " + ((Node.Scalar) bounds.items().get(0)).text());
    }
    return new Distribution.LogUniform(low, high);
  }

  private static Object bound(Class<?> type, Node node) throws RejectedValueException {
    if (node instanceof Node.Scalar scalar) {
      return ScalarBinder.bind(type, scalar.text());
    }
    throw new RejectedValueException("must be given numbers, not " + node.kind());
  }

  private static void rising(boolean rises, Node.Sequence bounds) throws RejectedValueException {
    if (!rises) {
      throw new RejectedValueException(
          "must rise from low to high, unlike " + new FlowText().of(bounds));
    }
  }

  private Optional<Distribution> choice(String path, Node.Sequence values) {
    List<String> texts = values.items().stream().map(new FlowText()::of).toList();
    if (values.items().isEmpty()) {
      return refuse(values, path, "offers no choice");
    } else if (texts.stream().distinct().count() < texts.size()) {
      return refuse(values, path, "offers a choice twice");
    }
    return Optional.of(new Distribution.Choice(values.items()));
  }

  private Optional<Distribution> refuse(Node node, String path, String message) {
    problems.add(node.origin(), path + ": " + message);
    return Optional.empty();
  }
}
