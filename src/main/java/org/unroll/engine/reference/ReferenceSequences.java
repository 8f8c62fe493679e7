package org.unroll.engine.reference;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.unroll.api.Batch;
import org.unroll.api.InputShape;
import org.unroll.api.Task;

/** Values by step, {@code [batch, size]} each. */
final class ReferenceSequences {
  private ReferenceSequences() {}

  /** x_t; tokens as one-hot vectors. */
  static DMatrixRMaj[] inputs(Batch batch, InputShape shape) {
    DMatrixRMaj[] inputs = new DMatrixRMaj[batch.time()];
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
      inputs[t] = new DMatrixRMaj(rows);
    }
    return inputs;
  }

  /** Each sequence from its last valid step to its first; zeros after its end. */
  static DMatrixRMaj[] reversed(DMatrixRMaj[] values, Batch batch, int size) {
    DMatrixRMaj[] reversed = new DMatrixRMaj[values.length];
    for (int t = 0; t < values.length; t++) {
      reversed[t] = ReferenceMatrices.zeros(batch.batch(), size);
      for (int b = 0; b < batch.batch(); b++) {
        int source = batch.lengths()[b] - 1 - t;
        if (source >= 0 && values[source] != null) {
          System.arraycopy(values[source].data, b * size, reversed[t].data, b * size, size);
        }
      }
    }
    return reversed;
  }

  /** Two halves side by side. */
  static DMatrixRMaj[] concatenated(DMatrixRMaj[] first, DMatrixRMaj[] second) {
    DMatrixRMaj[] both = new DMatrixRMaj[first.length];
    for (int t = 0; t < both.length; t++) {
      both[t] = CommonOps_DDRM.concatColumns(first[t], second[t], null);
    }
    return both;
  }

  /** Columns [from, from + size) of each; null stays null. */
  static DMatrixRMaj[] columns(DMatrixRMaj[] values, int from, int size) {
    DMatrixRMaj[] columns = new DMatrixRMaj[values.length];
    for (int t = 0; t < columns.length; t++) {
      columns[t] = values[t] == null ? null : ReferenceMatrices.columns(values[t], from, size);
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
  static DMatrixRMaj first(float[] state, int size, int sequences, int width) {
    double[][] rows = new double[sequences][size];
    for (int b = 0; b < sequences; b++) {
      for (int j = 0; j < size; j++) {
        rows[b][j] = state[j * width + b];
      }
    }
    return new DMatrixRMaj(rows);
  }
}
