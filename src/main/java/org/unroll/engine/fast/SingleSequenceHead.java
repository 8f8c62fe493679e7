package org.unroll.engine.fast;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The products of the output head's weights V {@code [outputs, hidden]} with all steps of a single
 * sequence at once. Step by step they would be products with one vector, each with a call of its
 * own.
 */
final class SingleSequenceHead {
  private final int outputs;
  private final int hidden;
  private final FloatPointer values;
  private final FloatPointer gradient;

  /** h_t, {@code [steps, hidden]}. */
  private final NativeRows states;

  /** ∂L/∂h_t of one window, {@code [steps, hidden]}. */
  private final NativeRows adjoints;

  private float[] adjointValues = new float[0];

  SingleSequenceHead(Weights weights, int offset, int outputs, int hidden) {
    this.outputs = outputs;
    this.hidden = hidden;
    this.values = weights.valuesAt(offset);
    this.gradient = weights.gradientAt(offset);
    this.states = new NativeRows(hidden);
    this.adjoints = new NativeRows(hidden);
  }

  /** result = V·h_t for all steps, {@code [outputs, steps]}. */
  void forward(float[][] hiddenStates, int steps, NativeRows result) {
    states.prepare(1, steps);
    for (int t = 0; t < steps; t++) {
      states.moveTo(t);
      states.put(0, hidden, hiddenStates[t]);
    }
    states.moveTo(0);
    cblas_sgemm(
        CblasColMajor,
        CblasTrans,
        CblasNoTrans,
        steps,
        outputs,
        hidden,
        1f,
        states.at(0),
        hidden,
        values,
        hidden,
        0f,
        result.at(0),
        steps);
  }

  /**
   * ∂L/∂h_t = Vᵀ·adjoint for the steps of one window, and ∂L/∂V += Σ_t adjoint·h_tᵀ.
   *
   * @param adjoint {@code [outputs, steps]}
   */
  void backward(int firstStep, int steps, NativeRows adjoint, boolean weightGradients) {
    adjoints.prepare(1, steps);
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasTrans,
        hidden,
        steps,
        outputs,
        1f,
        values,
        hidden,
        adjoint.at(0),
        steps,
        0f,
        adjoints.at(0),
        hidden);
    int count = hidden * steps;
    if (adjointValues.length < count) {
      adjointValues = new float[count];
    }
    adjoints.at(0).get(adjointValues, 0, count);
    if (weightGradients) {
      states.moveTo(firstStep);
      cblas_sgemm(
          CblasColMajor,
          CblasNoTrans,
          CblasNoTrans,
          hidden,
          outputs,
          steps,
          1f,
          states.at(0),
          hidden,
          adjoint.at(0),
          steps,
          1f,
          gradient,
          hidden);
    }
  }

  /**
   * Writes ∂L/∂h_t.
   *
   * @param step in the window of the last {@link #backward}, from 0
   */
  void copyAdjoint(int step, float[] target) {
    System.arraycopy(adjointValues, step * hidden, target, 0, hidden);
  }
}
