package org.unroll.engine.fast;

import org.bytedeco.javacpp.FloatPointer;

/** The product of a matrix M {@code [rows, columns]} with several sequences at once. */
interface BatchProduct {
  /**
   * result = M·argument + beta · result. A row of both is followed by the next after {@code stride}
   * numbers.
   *
   * @param argument {@code [columns, batch]}
   * @param result {@code [rows, batch]}
   */
  void multiply(
      FloatPointer argument,
      int argumentStride,
      int batch,
      float beta,
      FloatPointer result,
      int resultStride);
}
