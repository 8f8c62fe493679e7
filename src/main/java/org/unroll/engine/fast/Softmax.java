package org.unroll.engine.fast;

/** Softmax over the classes of {@code [classes][samples]} logits. */
final class Softmax {
  private float[] largest = new float[0];
  private float[] sums = new float[0];
  private float[] inverses = new float[0];

  /** The largest logit of each sample; valid until the next call. */
  float[] findLargest(float[][] logits, int samples) {
    if (largest.length < samples) {
      largest = new float[samples];
      sums = new float[samples];
      inverses = new float[samples];
    }
    System.arraycopy(logits[0], 0, largest, 0, samples);
    for (int c = 1; c < logits.length; c++) {
      raise(largest, logits[c], samples);
    }
    return largest;
  }

  /**
   * Replaces {@code [classes][samples]} logits by probabilities. {@link #findLargest} has to come
   * before.
   */
  void apply(float[][] logits, int samples) {
    java.util.Arrays.fill(sums, 0, samples, 0f);
    for (float[] row : logits) {
      exponentials(row, largest, samples);
      VectorLoops.add(row, sums, 0, samples);
    }
    for (int sample = 0; sample < samples; sample++) {
      inverses[sample] = 1f / sums[sample];
    }
    for (float[] row : logits) {
      VectorLoops.multiply(inverses, row, samples);
    }
  }

  /** ln Σ_c e^{logit_c} of a sample of the last call. */
  double logDenominator(int sample) {
    return largest[sample] + Math.log(sums[sample]);
  }

  private static void raise(float[] largest, float[] logits, int samples) {
    for (int sample = 0; sample < samples; sample++) {
      largest[sample] = Math.max(largest[sample], logits[sample]);
    }
  }

  /**
   * x ← e^(x − m) for x ≤ m; differences below −40 are taken as −40. The Padé approximant [4/4] of
   * e^{v} at v = (x − m)/32 to the power 32, by squaring its numerator and denominator:
   * branch-free, so that it vectorizes; relative error below 1e-5.
   */
  private static void exponentials(float[] x, float[] m, int count) {
    for (int i = 0; i < count; i++) {
      float v = Math.max(-40f, x[i] - m[i]) * 0.03125f;
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
