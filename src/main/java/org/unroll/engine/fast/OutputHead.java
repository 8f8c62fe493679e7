package org.unroll.engine.fast;

import org.bytedeco.javacpp.FloatPointer;
import org.unroll.api.Batch;
import org.unroll.api.Loss;
import org.unroll.api.Target;
import org.unroll.api.Task;
import org.unroll.engine.LossSums;
import org.unroll.engine.ParameterLayout;
import org.unroll.engine.ScoreObserver;

/**
 * ŷ = V·h + c at each step, or once of what is read of each sequence, and the loss on it; without c
 * in a network without biases. One <em>readout</em> is one application of the head: step t, or the
 * single one at the end.
 */
final class OutputHead {
  private final Task task;
  private final SequenceReadout readout;
  private final WeightBlock weights;
  private final SingleSequenceHead singleSequence;

  /** Null in a network without biases. */
  private final BiasVector bias;

  private final Loss.Evaluation loss;
  private final NativeRows hidden;
  private final NativeRows outputs;

  /** ŷ of every sample, {@code [outputs][samples]}; valid until the next batch. */
  private float[][] scores = new float[1][0];

  /**
   * ∂J/∂ŷ of every target with weight 1, {@code [outputs][samples]}: an array a row, see {@link
   * VectorLoops}.
   */
  private float[][] derivatives = new float[1][0];

  /** The same with the weights of one window, for its samples only. */
  private float[][] weighted = new float[1][0];

  private int firstSample;
  private int samples;
  private float[] read = new float[0];
  private Batch batch;
  private float[][] states;

  /**
   * Creates the head.
   *
   * @param loss what its scores cost
   * @param hiddenSize elements of the top layer's output
   * @param readout what is read of a sequence whose target stands at its end
   */
  OutputHead(
      Task task,
      Loss loss,
      int hiddenSize,
      SequenceReadout readout,
      ParameterLayout layout,
      Weights weights) {
    this.task = task;
    this.readout = readout;
    this.weights =
        new WeightBlock(weights, layout.outputWeight().offset(), task.size(), hiddenSize);
    this.singleSequence =
        new SingleSequenceHead(weights, layout.outputWeight().offset(), task.size(), hiddenSize);
    this.bias = layout.outputBias() == null ? null : new BiasVector(layout.outputBias(), weights);
    this.loss = loss.start(task.size());
    this.hidden = new NativeRows(hiddenSize);
    this.outputs = new NativeRows(task.size());
  }

  void refresh(int batchSize) {
    hidden.prepare(batchSize);
    weights.refresh(batchSize);
    if (bias != null) {
      bias.refresh(batchSize);
    }
  }

  private boolean atEnd() {
    return task.timing() == Task.Timing.AT_END;
  }

  private boolean single() {
    return batch.batch() == 1 && !atEnd();
  }

  /** The head's outputs and the loss, given h_t by step. */
  LossSums forward(float[][] outputStates, Batch next, ScoreObserver observer) {
    batch = next;
    states = outputStates;
    int readouts = atEnd() ? 1 : batch.time();
    int count = readouts * batch.batch();
    outputs.prepare(count);
    if (derivatives[0].length < count) {
      scores = new float[task.size()][count];
      derivatives = new float[task.size()][count];
      weighted = new float[task.size()][count];
    }
    if (single()) {
      singleSequence.forward(states, readouts, outputs);
    } else {
      for (int readout = 0; readout < readouts; readout++) {
        hidden.put(0, weights.columns(), readoutState(readout));
        weights.multiply(
            hidden.at(0), batch.batch(), 0f, outputs.atColumn(readout * batch.batch()), count);
      }
    }
    for (int i = 0; i < task.size(); i++) {
      outputs.get(i, 1, scores[i]);
    }
    if (bias != null) {
      bias.addToRows(scores, count);
    }
    Target target = batch.target();
    double sum = loss.evaluate(scores, batch, target, count, derivatives);
    observer.scored(scores, batch, count);
    return new LossSums(sum, target.count());
  }

  /**
   * Weighs the losses of consecutive samples; {@link #backward} then takes them back.
   *
   * @param first the first sample: step t of sequence b is sample {@code t * batch + b}
   * @param factors a factor per sample
   */
  void weigh(int first, int count, float[] factors, boolean weightGradients) {
    firstSample = first;
    samples = count;
    outputs.prepare(count);
    for (int i = 0; i < task.size(); i++) {
      System.arraycopy(derivatives[i], first, weighted[i], 0, count);
      VectorLoops.multiplyFlushed(factors, weighted[i], count);
      outputs.put(i, 1, weighted[i]);
    }
    if (weightGradients && bias != null) {
      bias.accumulateRows(weighted, count);
    }
    if (single()) {
      singleSequence.backward(first, count, outputs, weightGradients);
    }
  }

  /**
   * Writes ∂L/∂h_t for the losses of one readout, as they were weighed.
   *
   * @param target takes ∂L/∂h, {@code [hidden, batch]}
   */
  void backward(int readout, boolean weightGradients, float[] target) {
    if (single()) {
      singleSequence.copyAdjoint(readout - firstSample, target);
      return;
    }
    int size = batch.batch();
    FloatPointer adjoint = outputs.atColumn(readout * size - firstSample);
    if (weightGradients) {
      hidden.put(0, weights.columns(), readoutState(readout));
      weights.accumulate(hidden.at(0), adjoint, samples, size);
    }
    weights.multiplyTransposed(adjoint, samples, size, hidden.at(0));
    hidden.get(0, weights.columns(), target);
  }

  void clearGradient() {
    if (bias != null) {
      bias.clearGradient();
    }
  }

  void writeGradient() {
    if (bias != null) {
      bias.writeGradient();
    }
  }

  private float[] readoutState(int step) {
    if (!atEnd()) {
      return states[step];
    }
    int count = weights.columns() * batch.batch();
    if (read.length < count) {
      read = new float[count];
    }
    readout.read(states, batch, read);
    return read;
  }
}
