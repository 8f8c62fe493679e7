package org.unroll.engine.fast;

import java.util.List;
import org.unroll.api.Batch;
import org.unroll.api.LossTime;
import org.unroll.api.Target;
import org.unroll.api.Task;
import org.unroll.engine.NetworkDefinition.Direction;

/** How many steps each step of each sequence lies before the losses that are followed back. */
final class Lags {
  private final List<Direction> directions;
  private final Batch batch;
  private final LossTime loss;
  private final Target target;

  /** Whether what reads in reverse is read out where the loss is, not at its own end. */
  private final boolean readAtLoss;

  private int start;

  Lags(List<Direction> directions, Batch batch, LossTime loss) {
    this.directions = directions;
    this.batch = batch;
    this.loss = loss;
    this.target = batch.target();
    this.readAtLoss = target.timing() == Task.Timing.EACH_STEP && loss.kind() != LossTime.Kind.ALL;
  }

  /** What follows counts its steps from that one. */
  void startAt(int step) {
    start = step;
  }

  /** The lag of a step in reading order; negative where the loss does not reach. */
  int of(int direction, int step, int sequence) {
    return longest(direction, sequence) - start - step;
  }

  /** The largest lag of a sequence in one direction; −1 if it has no such loss. */
  private int longest(int direction, int sequence) {
    int length = batch.lengths()[sequence];
    int origin = loss.origin(length);
    if (origin >= 0 && loss.kind() != LossTime.Kind.ALL && !hasTarget(origin, sequence)) {
      return -1;
    }
    boolean mirrored = readAtLoss && origin >= 0 && directions.get(direction).reverse();
    return mirrored ? length - 1 - origin : origin;
  }

  /** A target at the end is one at every step. */
  private boolean hasTarget(int step, int sequence) {
    boolean atEnd = target.timing() == Task.Timing.AT_END;
    return target.has(atEnd ? sequence : step * batch.batch() + sequence);
  }

  /** Sums over samples by lag as means; NaN at lags that no sample is long enough for. */
  double[] means(int direction, double[] sums) {
    int[] samples = new int[batch.time()];
    for (int b = 0; b < batch.batch(); b++) {
      int longest = longest(direction, b);
      for (int lag = 0; lag <= longest; lag++) {
        samples[lag]++;
      }
    }
    double[] means = new double[sums.length];
    for (int lag = 0; lag < means.length; lag++) {
      means[lag] = samples[lag] == 0 ? Double.NaN : sums[lag] / samples[lag];
    }
    return means;
  }
}
