package org.unroll.engine.fast;

/** Softmax over the classes of {@code [classes, batch]} logits. */
final class Softmax {
  private float[] largest = new float[0];
  private float[] sums = new float[0];

  /**
   * Replaces logits by probabilities.
   *
   * @param logDenominators takes ln Σ_c e^{logit_c} of each sequence
   */
  void apply(float[] logits, int classes, int batch, double[] logDenominators) {
    if (largest.length < batch) {
      largest = new float[batch];
      sums = new float[batch];
    }
    System.arraycopy(logits, 0, largest, 0, batch);
    for (int c = 1; c < classes; c++) {
      int row = c * batch;
      for (int b = 0; b < batch; b++) {
        largest[b] = Math.max(largest[b], logits[row + b]);
      }
    }
    for (int c = 0; c < classes; c++) {
      int row = c * batch;
      for (int b = 0; b < batch; b++) {
        logits[row + b] -= largest[b];
      }
    }
    exponentials(logits, classes * batch);
    java.util.Arrays.fill(sums, 0, batch, 0f);
    for (int c = 0; c < classes; c++) {
      int row = c * batch;
      for (int b = 0; b < batch; b++) {
        sums[b] += logits[row + b];
      }
    }
    for (int b = 0; b < batch; b++) {
      logDenominators[b] = largest[b] + Math.log(sums[b]);
      sums[b] = 1f / sums[b];
    }
    for (int c = 0; c < classes; c++) {
      int row = c * batch;
      for (int b = 0; b < batch; b++) {
        logits[row + b] *= sums[b];
      }
    }
  }

  /**
   * x ← e^x for x in [−40, 0]; smaller x are taken as −40. The Padé approximant [4/4] of e^{x/32}
   * to the power 32, by squaring its numerator and denominator: branch-free, so that it vectorizes;
   * relative error below 1e-5.
   */
  private static void exponentials(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      float v = Math.max(-40f, x[i]) * 0.03125f;
      float w = v * v;
      float odd = v * (0.5f + w * (1f / 84f));
      float even = 1f + w * (3f / 28f + w * (1f / 1680f));
      float p = even + odd;
      float q = even - odd;
      p *= p;
      q *= q;
      p *= p;
      q *= q;
      p *= p;
      q *= q;
      p *= p;
      q *= q;
      p *= p;
      q *= q;
      x[i] = p / q;
    }
  }
}
