package org.unroll.engine.fast;

import java.util.ArrayList;
import java.util.List;
import org.unroll.api.UpdateView.StateGradient;
import org.unroll.engine.NetworkDefinition.Direction;

/** Collects ‖∂L_b/∂s_t‖₂ of each sample b by its lag, and averages over samples. */
final class StateGradientNorms implements AdjointObserver {
  private final List<Direction> directions;
  private final Lags lags;
  private final ColumnNorms norms;

  /** By direction, state and lag. */
  private final double[][][] sums;

  StateGradientNorms(List<Direction> directions, Lags lags, int time, int batch) {
    this.directions = directions;
    this.lags = lags;
    this.norms = new ColumnNorms(batch);
    this.sums = new double[directions.size()][][];
    for (int d = 0; d < sums.length; d++) {
      sums[d] = new double[directions.get(d).program().states().size()][time];
    }
  }

  @Override
  public void state(int direction, int state, int step, float[] adjoint, int size, int width) {
    double[] squares = norms.squares(adjoint, size);
    for (int b = 0; b < width; b++) {
      int lag = lags.of(direction, step, b);
      if (lag >= 0) {
        sums[direction][state][lag] += Math.sqrt(squares[b]);
      }
    }
  }

  /** One entry per layer, direction and state. */
  List<StateGradient> means() {
    List<StateGradient> means = new ArrayList<>();
    for (int d = 0; d < sums.length; d++) {
      Direction direction = directions.get(d);
      for (int s = 0; s < sums[d].length; s++) {
        String name = direction.named(direction.program().states().get(s).name());
        means.add(new StateGradient(direction.layer(), name, lags.means(d, sums[d][s])));
      }
    }
    return means;
  }
}
