package org.unroll.bench;

import java.util.Locale;

/** Prints a figure beside what it should be at most. */
final class Target {
  private Target() {}

  static void print(String what, double value, double atMost, String unit) {
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f%s, target at most %.1f%s: %s%n",
        what,
        value,
        unit,
        atMost,
        unit,
        value <= atMost ? "met" : "missed");
  }
}
