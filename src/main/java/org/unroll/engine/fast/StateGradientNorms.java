package org.unroll.engine.fast;

import java.util.ArrayList;
import java.util.List;
import org.unroll.api.Batch;
import org.unroll.api.UpdateView.StateGradient;
import org.unroll.engine.NetworkDefinition.Direction;

/**
 * Collects ‖∂L_b/∂s_t‖₂ of each sample b by its lag, the steps from t to the sample's last valid
 * step, and averages over samples.
 */
final class StateGradientNorms implements AdjointObserver {
  private final List<Direction> directions;
  private final Batch batch;

  /** By direction, state and lag. */
  private final double[][][] sums;

  private final double[] squares;
  private int start;

  StateGradientNorms(List<Direction> directions, Batch batch) {
    this.directions = directions;
    this.batch = batch;
    this.squares = new double[batch.batch()];
    this.sums = new double[directions.size()][][];
    for (int l = 0; l < sums.length; l++) {
      sums[l] = new double[directions.get(l).program().states().size()][batch.time()];
    }
  }

  /** What follows counts its steps from that one. */
  void startAt(int step) {
    start = step;
  }

  @Override
  public void state(int direction, int state, int step, float[] adjoint, int size, int width) {
    java.util.Arrays.fill(squares, 0);
    for (int j = 0; j < size; j++) {
      for (int b = 0; b < width; b++) {
        double element = adjoint[j * width + b];
        squares[b] += element * element;
      }
    }
    for (int b = 0; b < width; b++) {
      int lag = batch.lengths()[b] - 1 - start - step;
      if (lag >= 0) {
        sums[direction][state][lag] += Math.sqrt(squares[b]);
      }
    }
  }

  /** One entry per layer, direction and state; NaN at lags that no sample is long enough for. */
  List<StateGradient> means() {
    int[] samples = new int[batch.time()];
    for (int length : batch.lengths()) {
      for (int lag = 0; lag < length; lag++) {
        samples[lag]++;
      }
    }
    List<StateGradient> means = new ArrayList<>();
    for (int l = 0; l < sums.length; l++) {
      for (int s = 0; s < sums[l].length; s++) {
        double[] mean = new double[batch.time()];
        for (int lag = 0; lag < mean.length; lag++) {
          mean[lag] = samples[lag] == 0 ? Double.NaN : sums[l][s][lag] / samples[lag];
        }
        Direction direction = directions.get(l);
        String name = direction.named(direction.program().states().get(s).name());
        means.add(new StateGradient(direction.layer(), name, mean));
      }
    }
    return means;
  }
}
