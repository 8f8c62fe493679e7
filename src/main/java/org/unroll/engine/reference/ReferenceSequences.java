package org.unroll.engine.reference;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.unroll.api.Batch;
import org.unroll.api.InputShape;

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
}
