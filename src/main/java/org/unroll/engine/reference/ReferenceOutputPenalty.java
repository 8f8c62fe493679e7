package org.unroll.engine.reference;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.unroll.api.Batch;
import org.unroll.engine.OutputPenalty;
import org.unroll.engine.Window;

/** The penalty on the top layer's outputs and its derivatives. Outputs are by step. */
record ReferenceOutputPenalty(OutputPenalty penalty, Batch batch, DMatrixRMaj[] outputs) {
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
  void addTo(DMatrixRMaj[] external, Window window) {
    for (int t = window.lossFrom(); t < window.end(); t++) {
      add(external, t, ReferenceMatrices.scaled(valid(outputs[t], t), 2 * penalty.output()));
      if (t >= OutputPenalty.firstChange(window)) {
        DMatrixRMaj slope = ReferenceMatrices.scaled(change(t), 2 * penalty.change());
        add(external, t, slope);
        add(external, t - 1, ReferenceMatrices.scaled(slope, -1));
      }
    }
  }

  private static void add(DMatrixRMaj[] external, int t, DMatrixRMaj adjoint) {
    external[t] = external[t] == null ? adjoint : CommonOps_DDRM.add(external[t], adjoint, null);
  }

  private DMatrixRMaj change(int t) {
    return valid(CommonOps_DDRM.subtract(outputs[t], outputs[t - 1], null), t);
  }

  private DMatrixRMaj valid(DMatrixRMaj values, int t) {
    double[][] rows = ReferenceMatrices.rows(values);
    for (int b = 0; b < rows.length; b++) {
      if (!batch.valid(t, b)) {
        Arrays.fill(rows[b], 0);
      }
    }
    return new DMatrixRMaj(rows);
  }

  private static double squares(DMatrixRMaj values) {
    double sum = 0;
    for (double value : values.data) {
      sum += value * value;
    }
    return sum;
  }
}
