package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.api.Batch;
import org.unroll.api.Task;
import org.unroll.engine.LossSums;
import org.unroll.engine.ParameterLayout;

/**
 * ŷ = V·h + c at each step, or once at each sequence's last valid step, and the loss on it. One
 * <em>readout</em> is one application of the head: step t, or the single one at the end.
 */
final class OutputHead {
  private final Task task;
  private final int reverseFrom;
  private final WeightBlock weights;
  private final BiasVector bias;
  private final Loss loss;
  private final NativeRows hidden;
  private final NativeRows outputs;

  /** By readout: ∂J/∂ŷ of every target with weight 1, {@code [outputs, batch]}. */
  private float[][] derivatives = new float[0][];

  private float[] weighted = new float[0];
  private float[] ends = new float[0];
  private Batch batch;
  private float[][] states;

  /**
   * Creates the head.
   *
   * @param hiddenSize elements of the top layer's output
   * @param reverseFrom the first of them that reads in reverse
   */
  OutputHead(Task task, int hiddenSize, int reverseFrom, ParameterLayout layout, Weights weights) {
    this.task = task;
    this.reverseFrom = reverseFrom;
    this.weights =
        new WeightBlock(weights, layout.outputWeight().offset(), task.size(), hiddenSize);
    this.bias = new BiasVector(layout.outputBias(), weights);
    this.loss =
        task.target() == Task.Target.CLASSES
            ? new CrossEntropy(task.size())
            : new SquaredError(task.size());
    this.hidden = new NativeRows(hiddenSize);
    this.outputs = new NativeRows(task.size());
  }

  void refresh(int batchSize) {
    hidden.prepare(batchSize);
    outputs.prepare(batchSize);
    weights.refresh();
    bias.refresh(batchSize);
  }

  private boolean atEnd() {
    return task.timing() == Task.Timing.AT_END;
  }

  /** The head's outputs and the loss, given h_t by step. */
  LossSums forward(float[][] outputStates, Batch next) {
    batch = next;
    states = outputStates;
    int readouts = atEnd() ? 1 : batch.time();
    int count = task.size() * batch.batch();
    if (derivatives.length < readouts) {
      derivatives = Arrays.copyOf(derivatives, readouts);
    }
    LossSums sums = LossSums.NONE;
    for (int readout = 0; readout < readouts; readout++) {
      if (derivatives[readout] == null || derivatives[readout].length < count) {
        derivatives[readout] = new float[count];
      }
      hidden.put(0, weights.columns(), readoutState(readout));
      weights.multiply(hidden.at(0), batch.batch(), 0f, outputs.at(0));
      outputs.get(0, task.size(), derivatives[readout]);
      bias.addTo(derivatives[readout]);
      sums = sums.plus(loss.apply(derivatives[readout], batch, readout * batch.batch()));
    }
    return sums;
  }

  /**
   * Writes ∂L/∂h_t for the losses that a weighting lets through.
   *
   * @param factors one factor per sequence of the batch
   * @param target takes ∂L/∂h, {@code [hidden, batch]}
   */
  void backward(int readout, float[] factors, boolean weightGradients, float[] target) {
    int size = batch.batch();
    int count = task.size() * size;
    if (weighted.length < count) {
      weighted = new float[count];
    }
    for (int i = 0; i < task.size(); i++) {
      int row = i * size;
      for (int b = 0; b < size; b++) {
        weighted[row + b] = derivatives[readout][row + b] * factors[b];
      }
    }
    VectorLoops.flush(weighted, count);
    outputs.put(0, task.size(), weighted);
    if (weightGradients) {
      hidden.put(0, weights.columns(), readoutState(readout));
      weights.accumulate(hidden.at(0), outputs.at(0), size);
      bias.accumulate(weighted);
    }
    weights.multiplyTransposed(outputs.at(0), size, hidden.at(0));
    hidden.get(0, weights.columns(), target);
  }

  void clearGradient() {
    bias.clearGradient();
  }

  void writeGradient() {
    bias.writeGradient();
  }

  /**
   * The step at which an element of the top layer's output has read its whole sequence: the last
   * valid one, or the first if it reads in reverse. Of a sequence that has ended before, the first.
   */
  int endStep(int element, int sequence) {
    return element < reverseFrom ? Math.max(0, batch.lengths()[sequence] - 1) : 0;
  }

  private float[] readoutState(int readout) {
    if (!atEnd()) {
      return states[readout];
    }
    int size = batch.batch();
    if (ends.length < weights.columns() * size) {
      ends = new float[weights.columns() * size];
    }
    for (int b = 0; b < size; b++) {
      for (int j = 0; j < weights.columns(); j++) {
        ends[j * size + b] = states[endStep(j, b)][j * size + b];
      }
    }
    return ends;
  }
}
