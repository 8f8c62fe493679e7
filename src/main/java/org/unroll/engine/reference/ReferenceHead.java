package org.unroll.engine.reference;

import org.ejml.data.DMatrixRMaj;
import org.unroll.api.Classes;
import org.unroll.api.Target;
import org.unroll.api.Values;
import org.unroll.engine.LossSums;

/** The loss and its derivative for one readout, in double. */
final class ReferenceHead {
  private ReferenceHead() {}

  /** The loss sums and ∂J/∂ŷ with weight 1 for every target, {@code [batch, outputs]}. */
  record Readout(LossSums sums, double[][] derivative) {
    /** The derivative with a factor per sequence. */
    DMatrixRMaj weighted(double[] factors) {
      double[][] weighted = new double[derivative.length][];
      for (int b = 0; b < weighted.length; b++) {
        weighted[b] = derivative[b].clone();
        for (int i = 0; i < weighted[b].length; i++) {
          weighted[b][i] *= factors[b];
        }
      }
      return new DMatrixRMaj(weighted);
    }
  }

  /**
   * Computes a readout.
   *
   * @param outputs ŷ before the softmax, {@code [batch, outputs]}
   * @param first index of the first target, counted in samples
   */
  static Readout readout(DMatrixRMaj outputs, Target target, int first) {
    double[][] values = ReferenceMatrices.rows(outputs);
    LossSums sums = LossSums.NONE;
    for (int b = 0; b < values.length; b++) {
      sums =
          sums.plus(
              target instanceof Classes classes
                  ? crossEntropy(values[b], classes.classes()[first + b])
                  : squaredError(values[b], (Values) target, first + b));
    }
    return new Readout(sums, values);
  }

  private static LossSums crossEntropy(double[] logits, int target) {
    if (target < 0) {
      java.util.Arrays.fill(logits, 0);
      return LossSums.NONE;
    }
    int best = 0;
    for (int c = 1; c < logits.length; c++) {
      best = logits[c] > logits[best] ? c : best;
    }
    double largest = logits[best];
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - largest);
    }
    double loss = largest + Math.log(sum) - logits[target];
    for (int c = 0; c < logits.length; c++) {
      logits[c] = Math.exp(logits[c] - largest) / sum - (c == target ? 1 : 0);
    }
    return new LossSums(loss, 1, best == target ? 1 : 0);
  }

  private static LossSums squaredError(double[] values, Values target, int sample) {
    if (!target.has(sample)) {
      java.util.Arrays.fill(values, 0);
      return LossSums.NONE;
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double error = values[i] - target.values()[sample * target.size() + i];
      sum += error * error;
      values[i] = 2 * error / values.length;
    }
    return new LossSums(sum / values.length, 1, 0);
  }
}
