package org.unroll.config;

import java.util.Optional;

/** Tells whether two nodes are one value, however its numbers are written. */
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
    Optional<Object> number = number(one);
    return one.equals(other) || (number.isPresent() && number.equals(number(other)));
  }

  private static Optional<Object> number(String text) {
    try {
      return Optional.of(ScalarBinder.bind(double.class, text));
    } catch (RejectedValueException word) {
      return Optional.empty();
    }
  }
}
