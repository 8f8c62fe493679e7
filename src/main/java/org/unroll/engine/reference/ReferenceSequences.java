package org.unroll.engine.reference;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.unroll.api.Batch;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.Tokens;

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
        if (batch.input() instanceof Tokens tokens) {
          rows[b][tokens.symbols()[sample]] = 1;
        } else if (batch.input() instanceof Features features) {
          for (int j = 0; j < shape.size(); j++) {
            rows[b][j] = features.values()[sample * shape.size() + j];
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
