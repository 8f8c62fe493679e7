package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.api.Batch;

/**
 * r_j = max_t h_tj over the valid steps of each sequence. ∂L/∂r_j comes back to the step that r_j
 * was read from, the first of several equal ones.
 */
final class MaximumReadout implements SequenceReadout {
  private final int hiddenSize;

  /** The step that each element was read from, {@code [hidden, batch]}. */
  private int[] steps = new int[0];

  MaximumReadout(int hiddenSize) {
    this.hiddenSize = hiddenSize;
  }

  @Override
  public void read(float[][] states, Batch batch, float[] target) {
    int count = hiddenSize * batch.batch();
    if (steps.length < count) {
      steps = new int[count];
    }
    Arrays.fill(steps, 0, count, 0);
    System.arraycopy(states[0], 0, target, 0, count);
    for (int t = 1; t < batch.time(); t++) {
      take(t, states[t], batch.lengths(), target);
    }
  }

  private void take(int step, float[] state, int[] lengths, float[] target) {
    for (int j = 0, i = 0; j < hiddenSize; j++) {
      for (int b = 0; b < lengths.length; b++, i++) {
        // Not a number is taken too, so that a run that has diverged is seen to.
        if (!(state[i] <= target[i]) && step < lengths[b]) {
          target[i] = state[i];
          steps[i] = step;
        }
      }
    }
  }

  @Override
  public void spread(float[] adjoint, Batch batch, int sequence, LossSeeds seeds) {
    int size = batch.batch();
    for (int j = 0; j < hiddenSize; j++) {
      int i = j * size + sequence;
      seeds.at(steps[i])[i] = adjoint[i];
    }
  }
}
