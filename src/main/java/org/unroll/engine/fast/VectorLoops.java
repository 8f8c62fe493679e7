package org.unroll.engine.fast;

/**
 * The element-wise loops. Each is small and free of branches so that the JIT vectorizes it; it does
 * not where an index is shifted by an offset, which takes eight times as long. Loops named {@code
 * add…} accumulate into {@code out}; the others overwrite it. <em>Flushed</em> means that what is
 * below about 1e-30 became exactly 0.
 */
final class VectorLoops {
  /**
   * Added and taken away again, this rounds anything below about 1e-30 to exactly 0 and leaves
   * larger numbers as they are: subnormal numbers would slow every later operation many times over.
   */
  private static final float FLUSH = 1e-23f;

  private VectorLoops() {}

  static void copy(float[] a, float[] out, int from, int to) {
    System.arraycopy(a, from, out, from, to - from);
  }

  static void add(float[] a, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] += a[i];
    }
  }

  static void add(float[] a, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] += a[from + i];
    }
  }

  static void sum(float[] a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a[i] + b[i];
    }
  }

  static void difference(float[] a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a[i] - b[i];
    }
  }

  static void product(float[] a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a[i] * b[i];
    }
  }

  static void addProduct(float[] a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] += a[i] * b[i];
    }
  }

  static void flushedProduct(float[] a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = (a[i] * b[i] + FLUSH) - FLUSH;
    }
  }

  static void addFlushedProduct(float[] a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] += (a[i] * b[i] + FLUSH) - FLUSH;
    }
  }

  static void flushedProduct(float[] a, float[] b, float[] c, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = (a[i] * b[i] * c[i] + FLUSH) - FLUSH;
    }
  }

  static void addFlushedProduct(float[] a, float[] b, float[] c, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] += (a[i] * b[i] * c[i] + FLUSH) - FLUSH;
    }
  }

  static void multiply(float[] a, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] *= a[i];
    }
  }

  static void multiplyFlushed(float[] a, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] * out[i] + FLUSH) - FLUSH;
    }
  }

  static void scaled(float[] a, float factor, float constant, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = factor * a[i] + constant;
    }
  }

  static void addScaled(float[] a, float factor, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] += factor * a[i];
    }
  }

  static void shifted(float[] a, int from, float amount, float[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] = a[from + i] + amount;
    }
  }

  static void shift(float[] a, float amount, int count) {
    for (int i = 0; i < count; i++) {
      a[i] += amount;
    }
  }

  /** In four sums, so that an addition need not wait for the one before. */
  static double sum(float[] a, int from, int count) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      first += a[from + i];
      second += a[from + i + 1];
      third += a[from + i + 2];
      fourth += a[from + i + 3];
    }
    for (; i < count; i++) {
      first += a[from + i];
    }
    return first + second + third + fourth;
  }

  static void flush(float[] a, int from, int to) {
    for (int i = from; i < to; i++) {
      a[i] = (a[i] + FLUSH) - FLUSH;
    }
  }
}
