package org.unroll.engine.reference;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.unroll.api.Batch;
import org.unroll.api.Loss;
import org.unroll.api.Target;
import org.unroll.engine.LossSums;

/**
 * The loss on the scores of all readouts and its derivative, in double.
 *
 * @param scores ŷ by readout, {@code [batch][outputs]} each
 * @param derivatives ∂J/∂ŷ with weight 1 for every target, shaped alike
 */
record ReferenceHead(LossSums sums, List<double[][]> scores, List<double[][]> derivatives) {
  /**
   * Computes the loss.
   *
   * @param readouts ŷ by step, or the one at the end, {@code [batch, outputs]} each
   */
  static ReferenceHead of(Loss loss, List<DMatrixRMaj> readouts, Batch batch) {
    List<double[][]> scores = readouts.stream().map(ReferenceMatrices::rows).toList();
    List<double[][]> derivatives = new ArrayList<>();
    for (double[][] readout : scores) {
      derivatives.add(new double[readout.length][readout[0].length]);
    }
    ReferenceHead head = new ReferenceHead(LossSums.NONE, scores, derivatives);
    LossSums sums =
        loss.span() == Loss.Span.TARGET
            ? head.targets(loss, batch.target())
            : head.sequences(loss, batch);
    return new ReferenceHead(sums, scores, derivatives);
  }

  private LossSums targets(Loss loss, Target target) {
    LossSums sums = LossSums.NONE;
    for (int readout = 0; readout < scores.size(); readout++) {
      LossSums ofReadout = LossSums.NONE;
      double[][] values = scores.get(readout);
      for (int b = 0; b < values.length; b++) {
        int sample = readout * values.length + b;
        if (target.has(sample)) {
          double[][] derivative = {derivatives.get(readout)[b]};
          double value = loss.value(new double[][] {values[b]}, target, sample, derivative);
          ofReadout = ofReadout.plus(new LossSums(value, 1));
        }
      }
      sums = sums.plus(ofReadout);
    }
    return sums;
  }

  private LossSums sequences(Loss loss, Batch batch) {
    LossSums sums = LossSums.NONE;
    for (int b = 0; b < batch.batch(); b++) {
      if (batch.target().has(b)) {
        int length = batch.lengths()[b];
        double[][] values = new double[length][];
        double[][] slopes = new double[length][];
        for (int t = 0; t < length; t++) {
          values[t] = scores.get(t)[b];
          slopes[t] = derivatives.get(t)[b];
        }
        sums = sums.plus(new LossSums(loss.value(values, batch.target(), b, slopes), 1));
      }
    }
    return sums;
  }

  /** The derivative at a readout with a factor per sequence. */
  DMatrixRMaj weighted(int readout, double[] factors) {
    double[][] weighted = new double[factors.length][];
    for (int b = 0; b < weighted.length; b++) {
      weighted[b] = derivatives.get(readout)[b].clone();
      for (int i = 0; i < weighted[b].length; i++) {
        weighted[b][i] *= factors[b];
      }
    }
    return new DMatrixRMaj(weighted);
  }
}
