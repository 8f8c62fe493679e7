package org.unroll.train;

/** The parameters with the lowest validation loss so far. */
final class BestParameters {
  private double loss = Double.POSITIVE_INFINITY;
  private final float[] values;

  BestParameters(int size) {
    this.values = new float[size];
  }

  /** Keeps a copy if the loss is lower than any before; the first point always counts. */
  void offer(double validationLoss, float[] parameters) {
    if (validationLoss < loss) {
      loss = validationLoss;
      System.arraycopy(parameters, 0, values, 0, values.length);
    }
  }

  boolean found() {
    return loss < Double.POSITIVE_INFINITY;
  }

  void restoreTo(float[] parameters) {
    System.arraycopy(values, 0, parameters, 0, values.length);
  }
}
