package org.unroll.engine.fast;

/** Empties the memory in which products meet, where they cannot simply overwrite it. */
record ClearOperation(AffineMaps maps) implements StepOperation {
  @Override
  public void forward(int t) {
    maps.preActivations().clear();
  }

  @Override
  public void backward(int t) {
    // Nothing flows through zeros.
  }
}
