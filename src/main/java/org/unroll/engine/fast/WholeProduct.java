package org.unroll.engine.fast;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The product in one piece for each of a team's threads, which BLAS divides and packs as it sees
 * fit.
 */
final class WholeProduct implements BatchProduct, ThreadTeam.Work {
  /** M row by row. */
  private final FloatPointer matrix;

  private final int rows;
  private final int columns;
  private final ThreadTeam team;
  private final MovablePointer[] matrixParts;
  private final MovablePointer[] resultParts;
  private FloatPointer argument;
  private int argumentStride;
  private int batch;
  private float beta;
  private FloatPointer result;
  private int resultStride;

  /**
   * Creates the product.
   *
   * @param matrix M row by row
   */
  WholeProduct(FloatPointer matrix, int rows, int columns, ThreadTeam team) {
    this.matrix = matrix;
    this.rows = rows;
    this.columns = columns;
    this.team = team;
    this.matrixParts = MovablePointer.array(team.size());
    this.resultParts = MovablePointer.array(team.size());
  }

  /** Takes other numbers for M, row by row. */
  void fill(float[] values) {
    matrix.put(values, 0, rows * columns);
  }

  @Override
  public void multiply(
      FloatPointer newArgument,
      int newArgumentStride,
      int newBatch,
      float newBeta,
      FloatPointer newResult,
      int newResultStride) {
    argument = newArgument;
    argumentStride = newArgumentStride;
    batch = newBatch;
    beta = newBeta;
    result = newResult;
    resultStride = newResultStride;
    team.shareProduct(this, (long) rows * columns * batch);
  }

  @Override
  public void part(int part, int parts) {
    int from = part * rows / parts;
    int to = (part + 1) * rows / parts;
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        batch,
        to - from,
        columns,
        1f,
        argument,
        argumentStride,
        matrixParts[part].moveTo(matrix, (long) from * columns),
        columns,
        beta,
        resultParts[part].moveTo(result, (long) from * resultStride),
        resultStride);
  }
}
