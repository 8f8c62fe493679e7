package org.unroll.config;

import java.util.Optional;

/** Tells whether two nodes are one value, however its numbers and truth values are written. */
public final class SameValue {
  private SameValue() {}

  static boolean of(Node one, Node other) {
    if (one instanceof Node.Scalar first && other instanceof Node.Scalar second) {
      return of(first.text(), second.text());
    }
    FlowText flow = new FlowText();
    return flow.of(one).equals(flow.of(other));
  }

  /** Tells whether two texts are one value. */
  public static boolean of(String one, String other) {
    return one.equals(other) || same(double.class, one, other) || same(boolean.class, one, other);
  }

  private static boolean same(Class<?> type, String one, String other) {
    Optional<Object> value = value(type, one);
    return value.isPresent() && value.equals(value(type, other));
  }

  private static Optional<Object> value(Class<?> type, String text) {
    try {
      return Optional.of(ScalarBinder.bind(type, text));
    } catch (RejectedValueException word) {
      return Optional.empty();
    }
  }
}
