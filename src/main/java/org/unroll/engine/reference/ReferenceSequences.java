package org.unroll.engine.reference;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.unroll.api.Batch;
import org.unroll.api.Column;
import org.unroll.api.Context;
import org.unroll.api.Features;
import org.unroll.api.Input;
import org.unroll.api.InputShape;
import org.unroll.api.Tokens;

/** Values by step, {@code [batch, size]} each. */
final class ReferenceSequences {
  private ReferenceSequences() {}

  /** x_t: all inputs of a step side by side, tokens as one-hot vectors. */
  static DMatrixRMaj[] inputs(Batch batch, InputShape shape) {
    DMatrixRMaj[] inputs = new DMatrixRMaj[batch.time()];
    for (int t = 0; t < inputs.length; t++) {
      double[][] rows = new double[batch.batch()][shape.size()];
      int place = 0;
      for (Input input : shape.steps()) {
        Column column = batch.inputs().get(input.name());
        for (int b = 0; b < rows.length; b++) {
          put(column, t * batch.batch() + b, rows[b], place);
        }
        place += input.size();
      }
      inputs[t] = new DMatrixRMaj(rows);
    }
    return inputs;
  }

  /** c: all contexts side by side, {@code [batch, context]}; null if there is none. */
  static DMatrixRMaj context(Batch batch, InputShape shape) {
    if (shape.contexts().isEmpty()) {
      return null;
    }
    double[][] rows = new double[batch.batch()][shape.contextSize()];
    int place = 0;
    for (Input input : shape.contexts()) {
      Context column = (Context) batch.inputs().get(input.name());
      for (int b = 0; b < rows.length; b++) {
        put(column.values(), column.size(), b, rows[b], place);
      }
      place += input.size();
    }
    return new DMatrixRMaj(rows);
  }

  /** Sets the elements of a row from that place on to one cell of a column. */
  private static void put(Column column, int cell, double[] row, int place) {
    if (column instanceof Tokens tokens) {
      row[place + tokens.symbols()[cell]] = 1;
    } else if (column instanceof Features features) {
      put(features.values(), features.size(), cell, row, place);
    }
  }

  private static void put(float[] values, int size, int cell, double[] row, int place) {
    for (int j = 0; j < size; j++) {
      row[place + j] = values[cell * size + j];
    }
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
