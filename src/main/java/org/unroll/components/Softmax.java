package org.unroll.components;

import java.util.Arrays;

/**
 * Softmax over the classes of {@code [classes][samples]} scores. Its loops are small and free of
 * branches, so that the JIT vectorizes them.
 */
public final class Softmax {
  private float[] row = new float[0];
  private float[] largest = new float[0];
  private float[] sums = new float[0];
  private float[] inverses = new float[0];

  /** Writes the probabilities. */
  public void apply(float[][] scores, float[][] probabilities, int samples) {
    begin(scores, samples);
    for (int c = 0; c < scores.length; c++) {
      exponentials(scores[c], largest, probabilities[c], samples);
      add(probabilities[c], sums, samples);
    }
    for (int sample = 0; sample < samples; sample++) {
      inverses[sample] = 1f / sums[sample];
    }
    for (float[] row : probabilities) {
      multiply(inverses, row, samples);
    }
  }

  /** Takes the denominators alone, and leaves no probabilities. */
  public void normalize(float[][] scores, int samples) {
    begin(scores, samples);
    if (row.length < samples) {
      row = new float[samples];
    }
    for (float[] ofClass : scores) {
      exponentials(ofClass, largest, row, samples);
      add(row, sums, samples);
    }
  }

  /** Finds the largest score of each sample. */
  private void begin(float[][] scores, int samples) {
    if (largest.length < samples) {
      largest = new float[samples];
      sums = new float[samples];
      inverses = new float[samples];
    }
    System.arraycopy(scores[0], 0, largest, 0, samples);
    for (int c = 1; c < scores.length; c++) {
      raise(largest, scores[c], samples);
    }
    Arrays.fill(sums, 0, samples, 0f);
  }

  /** ln Σ_c e^{score_c} of a sample of the last call. */
  public double logDenominator(int sample) {
    return largest[sample] + Math.log(sums[sample]);
  }

  private static void raise(float[] largest, float[] scores, int samples) {
    for (int sample = 0; sample < samples; sample++) {
      largest[sample] = Math.max(largest[sample], scores[sample]);
    }
  }

  private static void add(float[] values, float[] sums, int samples) {
    for (int sample = 0; sample < samples; sample++) {
      sums[sample] += values[sample];
    }
  }

  private static void multiply(float[] factors, float[] values, int samples) {
    for (int sample = 0; sample < samples; sample++) {
      values[sample] *= factors[sample];
    }
  }

  /**
   * e^(x − m) for x ≤ m; differences below −40 are taken as −40. The Padé approximant [4/4] of
   * e^{v} at v = (x − m)/32 to the power 32, by squaring its numerator and denominator:
   * branch-free, so that it vectorizes; relative error below 1e-5.
   */
  private static void exponentials(float[] x, float[] m, float[] result, int count) {
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
      result[i] = p / q;
    }
  }
}
