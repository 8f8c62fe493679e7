package org.unroll.engine.reference;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.unroll.api.Batch;
import org.unroll.api.InputShape;
import org.unroll.api.Task;

/** Values by step, {@code [batch, size]} each. */
final class ReferenceSequences {
  private ReferenceSequences() {}

  /** x_t; tokens as one-hot vectors. */
  static INDArray[] inputs(Batch batch, InputShape shape) {
    INDArray[] inputs = new INDArray[batch.time()];
    for (int t = 0; t < inputs.length; t++) {
      double[][] rows = new double[batch.batch()][shape.size()];
      for (int b = 0; b < rows.length; b++) {
        int sample = t * batch.batch() + b;
        if (shape.isTokens()) {
          rows[b][batch.tokens()[sample]] = 1;
        } else {
          for (int j = 0; j < shape.size(); j++) {
            rows[b][j] = batch.features()[sample * shape.size() + j];
          }
        }
      }
      inputs[t] = Nd4j.createFromArray(rows);
    }
    return inputs;
  }

  /** Each sequence from its last valid step to its first; zeros after its end. */
  static INDArray[] reversed(INDArray[] values, Batch batch, int size) {
    INDArray[] reversed = new INDArray[values.length];
    for (int t = 0; t < values.length; t++) {
      reversed[t] = ReferenceStep.zeros(batch.batch(), size);
      for (int b = 0; b < batch.batch(); b++) {
        int source = batch.lengths()[b] - 1 - t;
        if (source >= 0 && values[source] != null) {
          reversed[t].putRow(b, values[source].getRow(b, true));
        }
      }
    }
    return reversed;
  }

  /** Two halves side by side. */
  static INDArray[] concatenated(INDArray[] first, INDArray[] second) {
    INDArray[] both = new INDArray[first.length];
    for (int t = 0; t < both.length; t++) {
      both[t] = Nd4j.concat(1, first[t], second[t]);
    }
    return both;
  }

  /** Columns [from, from + size) of each; null stays null. */
  static INDArray[] columns(INDArray[] values, int from, int size) {
    INDArray[] columns = new INDArray[values.length];
    for (int t = 0; t < columns.length; t++) {
      columns[t] = values[t] == null ? null : ReferenceSlices.of(values[t], from, size);
    }
    return columns;
  }

  /** The first sequences of a batch, no longer than the longest of them. */
  static Batch first(Batch batch, Task task, int sequences) {
    int width = batch.batch();
    int size = Math.min(width, sequences);
    int[] lengths = Arrays.copyOf(batch.lengths(), size);
    int time = Arrays.stream(lengths).max().orElseThrow();
    int targets = task.timing() == Task.Timing.AT_END ? 1 : time;
    float[] features = batch.features();
    int featureSize = features == null ? 0 : features.length / (batch.time() * width);
    return new Batch(
        time,
        size,
        lengths,
        batch.tokens() == null ? null : columns(batch.tokens(), time, width, size),
        features == null ? null : columns(features, time, width, size, featureSize),
        batch.classes() == null ? null : columns(batch.classes(), targets, width, size),
        batch.values() == null ? null : columns(batch.values(), targets, width, size, task.size()));
  }

  private static int[] columns(int[] values, int rows, int width, int size) {
    int[] first = new int[rows * size];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * width, first, row * size, size);
    }
    return first;
  }

  private static float[] columns(float[] values, int rows, int width, int size, int each) {
    float[] first = new float[rows * size * each];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * width * each, first, row * size * each, size * each);
    }
    return first;
  }

  /** A state {@code [size, width]} of the first sequences, as {@code [sequences, size]}. */
  static INDArray first(float[] state, int size, int sequences, int width) {
    double[][] rows = new double[sequences][size];
    for (int b = 0; b < sequences; b++) {
      for (int j = 0; j < size; j++) {
        rows[b][j] = state[j * width + b];
      }
    }
    return Nd4j.createFromArray(rows);
  }
}
