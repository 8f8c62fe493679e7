package org.unroll.engine.reference;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Runs of columns. */
final class ReferenceSlices {
  private ReferenceSlices() {}

  /** Columns [from, from + size). */
  static INDArray of(INDArray matrix, int from, int size) {
    return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + size)).dup();
  }

  /** The matrix as columns from {@code from} on of a matrix of zeros with that many columns. */
  static INDArray into(INDArray matrix, int from, int columns) {
    INDArray whole = ReferenceStep.zeros(matrix.rows(), columns);
    for (int i = 0; i < matrix.columns(); i++) {
      whole.putColumn(from + i, matrix.getColumn(i, true));
    }
    return whole;
  }
}
