package org.unroll.wire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unroll.api.Better;
import org.unroll.api.MetricDescription;
import org.unroll.config.EarlyStopping;
import org.unroll.config.RunSpec;
import org.unroll.config.StopWhen;
import org.unroll.train.Stopping;

/**
 * What a configuration says of the best step and of ending early, as the training loop wants it.
 */
final class StoppingSettings {
  private StoppingSettings() {}

  /**
   * @param measured what is measured beside the loss
   */
  static Stopping of(RunSpec spec, List<MetricDescription> measured) {
    return new Stopping(
        measured.stream()
            .filter(metric -> metric.name().equals(spec.evaluate().bestMetric()))
            .findFirst()
            .orElse(MetricDescription.LOSS),
        spec.earlyStopping()
            .map(early -> OptionalInt.of(early.patience()))
            .orElse(OptionalInt.empty()),
        spec.earlyStopping().map(EarlyStopping::minimumImprovement).orElse(0.0),
        spec.stopWhen().map(StoppingSettings::threshold));
  }

  private static Stopping.Threshold threshold(StopWhen stop) {
    Optional<Stopping.Threshold> below =
        stop.below().map(value -> new Stopping.Threshold(stop.watched(), Better.LOWER, value));
    return below.orElseGet(
        () -> new Stopping.Threshold(stop.watched(), Better.HIGHER, stop.above().orElseThrow()));
  }
}
