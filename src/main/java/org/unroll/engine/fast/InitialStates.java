package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.engine.Masks;

/**
 * The states s_0 before a layer's first step, where they follow from the context: one step of a
 * layer of their own, whose input is the context.
 */
final class InitialStates {
  private final RecurrentLayer step;

  /**
   * @param step whose states after a step are those of the layer before its first
   */
  InitialStates(RecurrentLayer step) {
    this.step = step;
  }

  /** Has to be called after the parameters or the batch size changed. */
  void refresh(int batch) {
    step.refresh(batch);
  }

  /** s_0 by state, {@code [size, batch]}. */
  float[][] of(Sequences sequences) {
    int[] lengths = new int[sequences.batch()];
    Arrays.fill(lengths, 1);
    float[][] input = {sequences.context()};
    step.forward(new Sequences(1, sequences.batch(), lengths, null, input, null), null, Masks.NONE);
    return step.statesAfter(1);
  }

  /** Takes ∂L/∂s_0 of one backward sweep, by state. */
  void takeAdjoints(float[][] adjoints) {
    step.backwardFrom(adjoints);
  }

  void clearGradient() {
    step.clearGradient();
  }

  void writeGradient() {
    step.writeGradient();
  }
}
