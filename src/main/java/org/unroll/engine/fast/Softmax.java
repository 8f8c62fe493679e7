package org.unroll.engine.fast;

/** Softmax over the classes of {@code [classes, batch]} logits. */
final class Softmax {
  private float[] largest = new float[0];
  private float[] sums = new float[0];
  private float[] inverses = new float[0];

  /** The largest logit of each sample; valid until the next call. */
  float[] findLargest(float[] logits, int classes, int samples) {
    if (largest.length < samples) {
      largest = new float[samples];
      sums = new float[samples];
      inverses = new float[samples];
    }
    System.arraycopy(logits, 0, largest, 0, samples);
    for (int c = 1; c < classes; c++) {
      raise(largest, logits, c * samples, samples);
    }
    return largest;
  }

  /**
   * Replaces {@code [classes, samples]} logits by probabilities. {@link #findLargest} has to come
   * before.
   */
  void apply(float[] logits, int classes, int samples) {
    java.util.Arrays.fill(sums, 0, samples, 0f);
    for (int c = 0; c < classes; c++) {
      subtract(logits, c * samples, largest, samples);
    }
    exponentials(logits, classes * samples);
    for (int c = 0; c < classes; c++) {
      add(sums, logits, c * samples, samples);
    }
    for (int sample = 0; sample < samples; sample++) {
      inverses[sample] = 1f / sums[sample];
    }
    for (int c = 0; c < classes; c++) {
      multiply(logits, c * samples, inverses, samples);
    }
  }

  /** ln Σ_c e^{logit_c} of a sample of the last call. */
  double logDenominator(int sample) {
    return largest[sample] + Math.log(sums[sample]);
  }

  private static void raise(float[] largest, float[] logits, int row, int samples) {
    for (int sample = 0; sample < samples; sample++) {
      largest[sample] = Math.max(largest[sample], logits[row + sample]);
    }
  }

  private static void subtract(float[] logits, int row, float[] amounts, int samples) {
    for (int sample = 0; sample < samples; sample++) {
      logits[row + sample] -= amounts[sample];
    }
  }

  private static void add(float[] sums, float[] values, int row, int samples) {
    for (int sample = 0; sample < samples; sample++) {
      sums[sample] += values[row + sample];
    }
  }

  private static void multiply(float[] values, int row, float[] factors, int samples) {
    for (int sample = 0; sample < samples; sample++) {
      values[row + sample] *= factors[sample];
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
