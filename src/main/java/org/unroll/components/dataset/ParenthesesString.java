package org.unroll.components.dataset;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws strings of parentheses, as symbol indices. */
final class ParenthesesString {
  static final int OPEN = 0;
  static final int CLOSE = 1;
  static final int END = 2;

  private static final double OPEN_AT_ZERO = 0.5;
  private static final double OPEN_ABOVE_ZERO = 0.2;

  private ParenthesesString() {}

  /** A string that ends with its line end or is cut after {@code limit} symbols. */
  static int[] process(int limit, RandomGenerator random) {
    int[] symbols = new int[limit];
    int height = 0;
    for (int i = 0; i < limit; i++) {
      if (random.nextDouble() < (height == 0 ? OPEN_AT_ZERO : OPEN_ABOVE_ZERO)) {
        symbols[i] = OPEN;
        height++;
      } else if (height > 0) {
        symbols[i] = CLOSE;
        height--;
      } else {
        symbols[i] = END;
        return Arrays.copyOf(symbols, i + 1);
      }
    }
    return symbols;
  }

  /** How often each symbol occurs in such a string on average. */
  static double[] expectedCounts(int limit) {
    double[] counts = new double[3];
    double[] atHeight = new double[limit + 2]; // the chance that the string goes on at that height
    atHeight[0] = 1;
    for (int i = 0; i < limit; i++) {
      double[] next = new double[limit + 2];
      counts[END] += (1 - OPEN_AT_ZERO) * atHeight[0];
      for (int height = 0; height <= i; height++) {
        double open = atHeight[height] * (height == 0 ? OPEN_AT_ZERO : OPEN_ABOVE_ZERO);
        counts[OPEN] += open;
        next[height + 1] += open;
        if (height > 0) {
          counts[CLOSE] += atHeight[height] - open;
          next[height - 1] += atHeight[height] - open;
        }
      }
      atHeight = next;
    }
    return counts;
  }

  /** An even draw from the valid strings of that length, at least 2, that have a closing symbol. */
  static int[] valid(int length, RandomGenerator random) {
    int[] symbols = new int[length];
    boolean accepted;
    do {
      int height = 0;
      int drawn = 0;
      while (height >= 0 && drawn < length) {
        boolean open = random.nextBoolean();
        symbols[drawn++] = open ? OPEN : CLOSE;
        height += open ? 1 : -1;
      }
      accepted = height >= 0 && height < length;
    } while (!accepted);
    return symbols;
  }

  /** Shuffles a string that has a closing symbol until its count falls below zero somewhere. */
  static void shuffleUntilInvalid(int[] symbols, RandomGenerator random) {
    do {
      for (int i = symbols.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int symbol = symbols[i];
        symbols[i] = symbols[other];
        symbols[other] = symbol;
      }
    } while (isValid(symbols));
  }

  static boolean isValid(int[] symbols) {
    int height = 0;
    for (int symbol : symbols) {
      height += symbol == OPEN ? 1 : symbol == CLOSE ? -1 : 0;
      if (height < 0) {
        return false;
      }
    }
    return true;
  }
}
