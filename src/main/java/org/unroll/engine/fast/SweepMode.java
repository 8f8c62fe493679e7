package org.unroll.engine.fast;

/** Whether a backward sweep also takes the gradient of the weights, or only of the states. */
final class SweepMode {
  private boolean weightGradients = true;

  boolean weightGradients() {
    return weightGradients;
  }

  void setWeightGradients(boolean wanted) {
    weightGradients = wanted;
  }
}
