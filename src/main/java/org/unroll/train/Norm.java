package org.unroll.train;

/** Euclidean norms of flat vectors. */
final class Norm {
  private Norm() {}

  /** ‖x‖₂, accumulated in double. */
  static double of(float[] x) {
    // Four sums, so that an addition need not wait for the one before.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      a += (double) x[i] * x[i];
      b += (double) x[i + 1] * x[i + 1];
      c += (double) x[i + 2] * x[i + 2];
      d += (double) x[i + 3] * x[i + 3];
    }
    for (; i < x.length; i++) {
      a += (double) x[i] * x[i];
    }
    return Math.sqrt(a + b + c + d);
  }

  /** ‖x − y‖₂ of the differences in single precision, accumulated in double. */
  static double ofDifference(float[] x, float[] y) {
    double a = 0;
    double b = 0;
    int i = 0;
    for (; i + 1 < x.length; i += 2) {
      double first = x[i] - y[i];
      double second = x[i + 1] - y[i + 1];
      a += first * first;
      b += second * second;
    }
    if (i < x.length) {
      double last = x[i] - y[i];
      a += last * last;
    }
    return Math.sqrt(a + b);
  }
}
