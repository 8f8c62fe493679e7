package org.unroll.engine.fast;

import org.unroll.api.Batch;

/** r = h_T at each sequence's last valid step T; of what reads in reverse, h at the first step. */
record EndReadout(int hiddenSize, int reverseFrom) implements SequenceReadout {
  @Override
  public void read(float[][] states, Batch batch, float[] target) {
    int size = batch.batch();
    for (int b = 0; b < size; b++) {
      for (int j = 0; j < hiddenSize; j++) {
        target[j * size + b] = states[endStep(j, b, batch)][j * size + b];
      }
    }
  }

  @Override
  public void spread(float[] adjoint, Batch batch, int sequence, LossSeeds seeds) {
    int size = batch.batch();
    for (int j = 0; j < hiddenSize; j++) {
      seeds.at(endStep(j, sequence, batch))[j * size + sequence] = adjoint[j * size + sequence];
    }
  }

  /**
   * The step at which an element of the top layer's output has read its whole sequence: the last
   * valid one, or the first if it reads in reverse. Of a sequence that has ended before, the first.
   */
  private int endStep(int element, int sequence, Batch batch) {
    return element < reverseFrom ? Math.max(0, batch.lengths()[sequence] - 1) : 0;
  }
}
