package org.unroll.engine.reference;

import org.ejml.data.DMatrixRMaj;
import org.unroll.api.Batch;
import org.unroll.api.Readout;
import org.unroll.engine.NetworkDefinition;

/**
 * What the head reads of whole sequences: Σ_t w_tj h_tj, where w is 1 at one step (the end, or the
 * first of the greatest values) or 1/T at each of the T valid steps. The weights hold for the
 * derivative as well.
 *
 * @param outputs h_t by step, {@code [batch, hidden]}
 */
record ReferenceReadout(NetworkDefinition definition, Batch batch, DMatrixRMaj[] outputs) {
  /** What is read, {@code [batch, hidden]}. */
  DMatrixRMaj read() {
    DMatrixRMaj read = ReferenceMatrices.zeros(batch.batch(), outputs[0].numCols);
    for (int b = 0; b < batch.batch(); b++) {
      for (int j = 0; j < read.numCols; j++) {
        for (int t = 0; t < batch.lengths()[b]; t++) {
          double weight = weight(t, j, b);
          if (weight != 0) {
            read.add(b, j, weight * outputs[t].get(b, j));
          }
        }
      }
    }
    return read;
  }

  /** The weight of one step's output. */
  double weight(int step, int element, int sequence) {
    int length = batch.lengths()[sequence];
    return definition.readout() == Readout.MEAN
        ? 1.0 / length
        : step == chosen(element, sequence, length) ? 1 : 0;
  }

  private int chosen(int element, int sequence, int length) {
    if (definition.readout() == Readout.END) {
      // What reads in reverse has read everything at step 0.
      boolean reverse = definition.bidirectional() && element >= outputs[0].numCols / 2;
      return reverse ? 0 : length - 1;
    }
    int greatest = 0;
    for (int t = 1; t < length; t++) {
      if (!(outputs[t].get(sequence, element) <= outputs[greatest].get(sequence, element))) {
        greatest = t;
      }
    }
    return greatest;
  }
}
