package org.unroll.engine.fast;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/** ∂L/∂W {@code [rows, columns]} += Σ adjoint·argumentᵀ, whose rows a team's threads divide. */
final class GradientProduct implements ThreadTeam.Work {
  private final FloatPointer gradient;
  private final int rows;
  private final int columns;
  private final ThreadTeam team;
  private final MovablePointer[] adjointParts;
  private final MovablePointer[] gradientParts;
  private FloatPointer argument;
  private FloatPointer adjoint;
  private int stride;

  /** Terms of the sum. */
  private int terms;

  /** Whether the terms are steps of a single sequence rather than sequences. */
  private boolean steps;

  GradientProduct(FloatPointer gradient, int rows, int columns, ThreadTeam team) {
    this.gradient = gradient;
    this.rows = rows;
    this.columns = columns;
    this.team = team;
    this.adjointParts = MovablePointer.array(team.size());
    this.gradientParts = MovablePointer.array(team.size());
  }

  /**
   * Sums over sequences.
   *
   * @param newArgument {@code [columns, batch]}
   * @param newAdjoint {@code [rows, batch]}: a row is followed by the next after {@code newStride}
   *     numbers
   */
  void addSequences(FloatPointer newArgument, FloatPointer newAdjoint, int newStride, int batch) {
    add(newArgument, newAdjoint, newStride, batch, false);
  }

  /**
   * Sums over steps in time.
   *
   * @param newArgument {@code [steps, columns]}
   * @param newAdjoint {@code [steps, rows and others]}: a step's {@code rows} are followed by the
   *     next step's after {@code newStride} numbers
   */
  void addSteps(FloatPointer newArgument, FloatPointer newAdjoint, int newStride, int time) {
    add(newArgument, newAdjoint, newStride, time, true);
  }

  private void add(
      FloatPointer newArgument,
      FloatPointer newAdjoint,
      int newStride,
      int newTerms,
      boolean overSteps) {
    argument = newArgument;
    adjoint = newAdjoint;
    stride = newStride;
    terms = newTerms;
    steps = overSteps;
    team.shareProduct(this, (long) rows * columns * terms);
  }

  @Override
  public void part(int part, int parts) {
    int from = part * rows / parts;
    int to = (part + 1) * rows / parts;
    cblas_sgemm(
        CblasColMajor,
        steps ? CblasNoTrans : CblasTrans,
        steps ? CblasTrans : CblasNoTrans,
        columns,
        to - from,
        terms,
        1f,
        argument,
        steps ? columns : terms,
        adjointParts[part].moveTo(adjoint, steps ? from : (long) from * stride),
        stride,
        1f,
        gradientParts[part].moveTo(gradient, (long) from * columns),
        columns);
  }
}
