package org.unroll.api;

/** Copies between single and double precision. */
final class DoubleCopies {
  private DoubleCopies() {}

  static double[][] of(float[][] values, int[] counts) {
    double[][] copies = new double[values.length][];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = of(values[i], counts[i]);
    }
    return copies;
  }

  static double[] of(float[] values, int count) {
    double[] copy = new double[count];
    for (int i = 0; i < count; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  static void round(double[] values, float[] target) {
    for (int i = 0; i < values.length; i++) {
      target[i] = (float) values[i];
    }
  }
}
