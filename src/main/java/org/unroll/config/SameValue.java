package org.unroll.config;

import java.util.Optional;

/** Tells whether two nodes are one value, however its numbers are written. */
final class SameValue {
  private SameValue() {}

  static boolean of(Node one, Node other) {
    if (one instanceof Node.Scalar first && other instanceof Node.Scalar second) {
      Optional<Object> number = number(first.text());
      return first.text().equals(second.text())
          || (number.isPresent() && number.equals(number(second.text())));
    }
    FlowText flow = new FlowText();
    return flow.of(one).equals(flow.of(other));
  }

  private static Optional<Object> number(String text) {
    try {
      return Optional.of(ScalarBinder.bind(double.class, text));
    } catch (RejectedValueException word) {
      return Optional.empty();
    }
  }
}
