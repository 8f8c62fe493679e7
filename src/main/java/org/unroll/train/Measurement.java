package org.unroll.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unroll.api.Batch;
import org.unroll.api.Classes;
import org.unroll.api.FaultyComponentException;
import org.unroll.api.Metric;
import org.unroll.api.Target;
import org.unroll.api.TrainingState;
import org.unroll.engine.LossSums;
import org.unroll.engine.ScoreObserver;

/** The loss and the metrics over some batches. */
final class Measurement implements ScoreObserver {
  private final List<NamedMetric> metrics;
  private final List<Metric.Accumulator> accumulators;

  /** What each metric can be measured on; asked once, not at every update. */
  private final List<Set<Class<? extends Target>>> kinds;

  private final int outputs;
  private LossSums sums = LossSums.NONE;

  /** Begins to measure scores of that many outputs. */
  Measurement(List<NamedMetric> metrics, int outputs) {
    this.metrics = metrics;
    this.outputs = outputs;
    this.kinds = metrics.stream().map(each -> each.metric().targets()).toList();
    this.accumulators = metrics.stream().map(each -> start(each.metric(), outputs)).toList();
  }

  private static Metric.Accumulator start(Metric metric, int outputs) {
    Metric.Accumulator accumulator = metric.start(outputs);
    if (accumulator == null) {
      throw new FaultyComponentException(metric, "start() gave nothing");
    }
    return accumulator;
  }

  @Override
  public void scored(float[][] scores, Batch batch, int samples) {
    for (int i = 0; i < accumulators.size(); i++) {
      Target target = target(batch, kinds.get(i), samples);
      if (target != null) {
        accumulators.get(i).add(scores, batch, target, samples);
      }
    }
  }

  /**
   * The first column of a batch that is of one of these kinds and stands beside the scores, or
   * null. Of classes other than those of the task it is not known how many there are.
   */
  private Target target(Batch batch, Set<Class<? extends Target>> kinds, int samples) {
    for (Target target : batch.targets().values()) {
      boolean sized =
          target instanceof Classes ? target == batch.target() : target.numbers() == outputs;
      if (sized && target.samples() == samples && kinds.contains(target.getClass())) {
        return target;
      }
    }
    return null;
  }

  /** A batch of which all scores were shown had that loss. */
  void endBatch(LossSums ofBatch) {
    accumulators.forEach(Metric.Accumulator::endBatch);
    sums = sums.plus(ofBatch);
  }

  LossSums sums() {
    return sums;
  }

  /** The metrics by name, in their order. */
  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < accumulators.size(); i++) {
      values.put(metrics.get(i).description().name(), accumulators.get(i).value());
    }
    return values;
  }

  /** Keeps what was measured, between two batches. */
  void save(String prefix, TrainingState.Builder state) {
    state.put(prefix + "loss", sums.loss()).put(prefix + "targets", sums.targets());
    for (int i = 0; i < accumulators.size(); i++) {
      state.put(key(prefix, i), accumulators.get(i).state());
    }
  }

  void restore(String prefix, TrainingState state) {
    sums =
        new LossSums(state.doubles(prefix + "loss", 1)[0], state.longs(prefix + "targets", 1)[0]);
    for (int i = 0; i < accumulators.size(); i++) {
      accumulators.get(i).restore(state.doubles(key(prefix, i)));
    }
  }

  private String key(String prefix, int metric) {
    return prefix + "metric/" + metrics.get(metric).description().name();
  }
}
