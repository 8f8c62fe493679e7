package org.unroll.engine.fast;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The product in one piece, which BLAS divides and packs as it sees fit.
 *
 * @param matrix M row by row
 */
record WholeProduct(FloatPointer matrix, int rows, int columns) implements BatchProduct {
  @Override
  public void multiply(
      FloatPointer argument,
      int argumentStride,
      int batch,
      float beta,
      FloatPointer result,
      int resultStride) {
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        batch,
        rows,
        columns,
        1f,
        argument,
        argumentStride,
        matrix,
        columns,
        beta,
        result,
        resultStride);
  }
}
