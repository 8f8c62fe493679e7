package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.api.Batch;

/** r = (1/T) Σ_t h_t over the T valid steps of each sequence, so that ∂L/∂h_t = ∂L/∂r / T. */
record MeanReadout(int hiddenSize) implements SequenceReadout {
  @Override
  public void read(float[][] states, Batch batch, float[] target) {
    int size = batch.batch();
    int[] lengths = batch.lengths();
    Arrays.fill(target, 0, hiddenSize * size, 0f);
    int together = Arrays.stream(lengths).min().orElseThrow();
    for (int t = 0; t < together; t++) {
      VectorLoops.add(states[t], target, 0, hiddenSize * size);
    }
    for (int b = 0; b < size; b++) {
      for (int t = together; t < lengths[b]; t++) {
        for (int j = 0; j < hiddenSize; j++) {
          target[j * size + b] += states[t][j * size + b];
        }
      }
      for (int j = 0; j < hiddenSize; j++) {
        target[j * size + b] /= lengths[b];
      }
    }
  }

  @Override
  public void spread(float[] adjoint, Batch batch, int sequence, LossSeeds seeds) {
    int size = batch.batch();
    int length = batch.lengths()[sequence];
    for (int t = 0; t < length; t++) {
      float[] ofStep = seeds.at(t);
      for (int j = 0; j < hiddenSize; j++) {
        ofStep[j * size + sequence] = adjoint[j * size + sequence] / length;
      }
    }
  }
}
