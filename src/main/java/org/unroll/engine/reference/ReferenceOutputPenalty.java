package org.unroll.engine.reference;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.unroll.api.Batch;
import org.unroll.engine.OutputPenalty;
import org.unroll.engine.Window;

/** The penalty on the top layer's outputs and its derivatives. Outputs are by step. */
record ReferenceOutputPenalty(OutputPenalty penalty, Batch batch, INDArray[] outputs) {
  /** What the window's steps add to the penalty. */
  double value(Window window) {
    double sum = 0;
    for (int t = window.lossFrom(); t < window.end(); t++) {
      sum += penalty.output() * squares(valid(outputs[t], t));
      if (t >= OutputPenalty.firstChange(window)) {
        sum += penalty.change() * squares(change(t));
      }
    }
    return sum;
  }

  /** Adds the derivatives to where a sweep over the window starts. */
  void addTo(INDArray[] external, Window window) {
    for (int t = window.lossFrom(); t < window.end(); t++) {
      add(external, t, valid(outputs[t], t).mul(2 * penalty.output()));
      if (t >= OutputPenalty.firstChange(window)) {
        INDArray slope = change(t).mul(2 * penalty.change());
        add(external, t, slope);
        add(external, t - 1, slope.neg());
      }
    }
  }

  private static void add(INDArray[] external, int t, INDArray adjoint) {
    external[t] = external[t] == null ? adjoint : external[t].add(adjoint);
  }

  private INDArray change(int t) {
    return valid(outputs[t].sub(outputs[t - 1]), t);
  }

  private INDArray valid(INDArray values, int t) {
    double[][] rows = values.toDoubleMatrix();
    for (int b = 0; b < rows.length; b++) {
      if (!batch.valid(t, b)) {
        Arrays.fill(rows[b], 0);
      }
    }
    return Nd4j.createFromArray(rows);
  }

  private static double squares(INDArray values) {
    double sum = 0;
    for (double[] row : values.toDoubleMatrix()) {
      for (double value : row) {
        sum += value * value;
      }
    }
    return sum;
  }
}
