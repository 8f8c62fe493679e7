package org.unroll.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.api.Baseline;
import org.unroll.api.LearningPoint;
import org.unroll.api.MetricDescription;
import org.unroll.api.TrainingEvent;
import org.unroll.format.CurveMetrics;
import org.unroll.format.MetricColumn;
import org.unroll.format.RunManifest;

/** How far a run has come, and what its learning curve comes to. */
final class RunProgress {
  /** Null before training begins. */
  private List<MetricDescription> measured;

  private MetricDescription best;
  private CurveMetrics curve;
  private Double baselineLoss;
  private long stepsMade;
  private String baseline;

  /** Training begins, or goes on from what was taken up before. */
  void started(TrainingEvent.Started start) {
    if (curve == null) {
      begin(start.metrics(), start.best());
    }
    start.baseline().ifPresent(this::guess);
  }

  private void guess(Baseline guess) {
    baselineLoss = guess.loss();
    baseline = guess.meaning();
  }

  private void begin(List<MetricDescription> metrics, MetricDescription bestBy) {
    measured = metrics;
    best = bestBy;
    curve = new CurveMetrics(metrics, bestBy);
  }

  /** Goes on from what a manifest says. */
  void resume(RunManifest manifest) {
    stepsMade = manifest.stepsMade();
    baseline = manifest.baseline();
    baselineLoss = manifest.metrics().get(MetricColumn.BASELINE_LOSS);
    begin(manifest.beside(), manifest.best());
    curve.resume(manifest.bestStep(), manifest.metrics());
  }

  void reached(long step) {
    stepsMade = step;
  }

  void add(LearningPoint point) {
    curve.add(point);
  }

  long stepsMade() {
    return stepsMade;
  }

  /** The best step, or null. */
  Long bestStep() {
    return curve == null ? null : curve.bestStep();
  }

  /** By which metric a step is the best; null before training begins. */
  MetricDescription bestMetric() {
    return best;
  }

  /** What is measured beside the loss; null before training begins. */
  List<MetricDescription> measured() {
    return measured;
  }

  /** What is guessed for the baseline, or null. */
  String baseline() {
    return baseline;
  }

  /** What was measured so far, by the names of columns. */
  Map<String, Double> byColumn() {
    Map<String, Double> columns = new LinkedHashMap<>(curve == null ? Map.of() : curve.byColumn());
    if (baselineLoss != null) {
      columns.put(MetricColumn.BASELINE_LOSS, baselineLoss);
    }
    return columns;
  }
}
