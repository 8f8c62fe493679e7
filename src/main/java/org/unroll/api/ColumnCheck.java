package org.unroll.api;

import java.util.Locale;

/**
 * What a column of a batch must keep to.
 *
 * @param time steps of the batch
 * @param batch sequences of the batch
 * @param kind what it must be
 * @param expected how its numbers must lie
 * @param count of how many symbols or classes an index may be
 */
record ColumnCheck(int time, int batch, Class<? extends Column> kind, Layout expected, int count) {
  /** A kind of column in a message: tokens, features and so on. */
  static String name(Class<? extends Column> kind) {
    return kind.getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** What is wrong with it, in words, or null. */
  String fault(Column column) {
    return kind.isInstance(column)
        ? column.fault(this)
        : "it has %s instead of %s".formatted(name(column.getClass()), name(kind));
  }

  /** Whether there are as many numbers as there must be. */
  String layout(String name, Layout found, int numbers) {
    if (!found.equals(expected)) {
      return "its %s are %s, not %s".formatted(name, found, expected);
    }
    long needed = expected.numbers(time, batch);
    return numbers == needed ? null : "it has %d %s, not %d".formatted(numbers, name, needed);
  }

  /** Whether all numbers are finite. */
  String finite(String name, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        return "%s[%d] is %s; it must be a finite number".formatted(name, i, values[i]);
      }
    }
    return null;
  }

  /** Whether all indices are from the least to one less than the count. */
  String range(String name, int[] indices, int least, String leastInWords) {
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < least || indices[i] >= count) {
        return "%s[%d] is %d; it must be from %s to %d"
            .formatted(name, i, indices[i], leastInWords, count - 1);
      }
    }
    return null;
  }
}
