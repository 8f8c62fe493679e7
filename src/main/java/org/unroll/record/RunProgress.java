package org.unroll.record;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.unroll.api.Baseline;
import org.unroll.api.LearningPoint;
import org.unroll.api.Split;
import org.unroll.format.Metric;
import org.unroll.format.RunManifest;

/** What a run's learning curve comes to: its best and its latest values. */
final class RunProgress {
  private final Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
  private long stepsMade;
  private Long bestStep;
  private String baseline;

  void started(Optional<Baseline> guess) {
    if (guess.isPresent()) {
      metrics.put(Metric.BASELINE_LOSS, guess.get().loss());
      baseline = guess.get().meaning();
    }
  }

  /** Goes on from what a manifest says. */
  void resume(RunManifest manifest) {
    stepsMade = manifest.stepsMade();
    bestStep = manifest.bestStep();
    baseline = manifest.baseline();
    for (Metric metric : Metric.values()) {
      Double value = manifest.metrics().get(metric.column());
      if (value != null) {
        metrics.put(metric, value);
      }
    }
  }

  void reached(long step) {
    stepsMade = step;
  }

  void add(LearningPoint point) {
    if (point.split().equals(Split.TRAIN.word())) {
      put(point, Metric.FINAL_TRAIN_LOSS, Metric.FINAL_TRAIN_ACCURACY);
    } else if (point.split().equals(Split.VALIDATION.word())) {
      put(point, Metric.FINAL_VALIDATION_LOSS, Metric.FINAL_VALIDATION_ACCURACY);
      if (point.loss() < metrics.getOrDefault(Metric.BEST_VALIDATION_LOSS, Double.MAX_VALUE)) {
        bestStep = point.step();
        put(point, Metric.BEST_VALIDATION_LOSS, Metric.BEST_VALIDATION_ACCURACY);
      }
    } else if (point.split().equals(Split.TEST.word())) {
      put(point, Metric.TEST_LOSS, Metric.TEST_ACCURACY);
    }
  }

  private void put(LearningPoint point, Metric loss, Metric accuracy) {
    metrics.put(loss, point.loss());
    OptionalDouble share = point.accuracy();
    if (share.isPresent()) {
      metrics.put(accuracy, share.getAsDouble());
    } else {
      metrics.remove(accuracy);
    }
  }

  long stepsMade() {
    return stepsMade;
  }

  Long bestStep() {
    return bestStep;
  }

  /** What is guessed for the baseline, or null. */
  String baseline() {
    return baseline;
  }

  Map<String, Double> byColumn() {
    Map<String, Double> columns = new LinkedHashMap<>();
    metrics.forEach((metric, value) -> columns.put(metric.column(), value));
    return columns;
  }
}
