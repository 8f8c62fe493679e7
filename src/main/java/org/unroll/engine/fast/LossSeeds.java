package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.api.Batch;
import org.unroll.api.Task;
import org.unroll.engine.Window;

/** Where a backward sweep starts: ∂L/∂h_t of the top layer for the losses of one window. */
final class LossSeeds {
  private final Task task;
  private final OutputHead head;
  private final SequenceReadout readout;
  private final int hiddenSize;
  private float[][] memory = new float[0][];
  private float[][] external = new float[0][];
  private float[] factors = new float[0];
  private float[] ends = new float[0];
  private Batch batch;

  LossSeeds(Task task, OutputHead head, SequenceReadout readout, int hiddenSize) {
    this.task = task;
    this.head = head;
    this.readout = readout;
    this.hiddenSize = hiddenSize;
  }

  /** What a target's loss counts for. */
  @FunctionalInterface
  interface Weighting {
    /** The factor of the loss of that sequence at that step, from 0. */
    float factor(int step, int sequence);
  }

  void prepare(Batch next) {
    batch = next;
    int count = hiddenSize * batch.batch();
    if (memory.length < batch.time() || memory[0].length < count) {
      memory = new float[batch.time()][count];
      external = new float[batch.time()][];
    }
    if (factors.length < batch.time() * batch.batch()) {
      factors = new float[batch.time() * batch.batch()];
    }
    if (ends.length < count) {
      ends = new float[count];
    }
  }

  /** ∂L/∂h_t by step for the losses in the window; null at steps without one. */
  float[][] of(Window window, Weighting weighting, boolean weightGradients) {
    Arrays.fill(external, null);
    if (task.timing() == Task.Timing.AT_END) {
      seedEnds(window, weighting, weightGradients);
    } else {
      seedSteps(window, weighting, weightGradients);
    }
    return external;
  }

  /** ∂L/∂h_t at a step of the last window, for adding to it. */
  float[] at(int step) {
    if (external[step] == null) {
      Arrays.fill(memory[step], 0, hiddenSize * batch.batch(), 0f);
      external[step] = memory[step];
    }
    return external[step];
  }

  private void seedSteps(Window window, Weighting weighting, boolean weightGradients) {
    int size = batch.batch();
    int first = window.lossFrom() * size;
    for (int t = window.lossFrom(); t < window.end(); t++) {
      for (int b = 0; b < size; b++) {
        factors[t * size - first + b] = weighting.factor(t, b);
      }
    }
    head.weigh(first, window.end() * size - first, factors, weightGradients);
    for (int t = window.lossFrom(); t < window.end(); t++) {
      if (anyCounts(t * size - first, size)) {
        head.backward(t, weightGradients, memory[t]);
        external[t] = memory[t];
      }
    }
  }

  private boolean anyCounts(int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (factors[i] != 0f) {
        return true;
      }
    }
    return false;
  }

  private void seedEnds(Window window, Weighting weighting, boolean weightGradients) {
    boolean any = false;
    for (int b = 0; b < batch.batch(); b++) {
      int end = batch.lengths()[b] - 1;
      boolean inside = end >= window.lossFrom() && end < window.end();
      factors[b] = inside ? weighting.factor(end, b) : 0f;
      any |= inside;
    }
    if (!any) {
      return;
    }
    int size = batch.batch();
    head.weigh(0, size, factors, weightGradients);
    head.backward(0, weightGradients, ends);
    for (int b = 0; b < size; b++) {
      int loss = batch.lengths()[b] - 1;
      if (loss < window.lossFrom() || loss >= window.end()) {
        continue;
      }
      readout.spread(ends, batch, b, this);
    }
  }
}
