package org.unroll.wire;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.unroll.config.EarlyStopping;
import org.unroll.config.RunSpec;
import org.unroll.config.StopWhen;
import org.unroll.train.Stopping;

/** What a configuration says of ending early, as the training loop wants it. */
final class StoppingSettings {
  private StoppingSettings() {}

  static Stopping of(RunSpec spec) {
    Optional<StopWhen> loss =
        spec.stopWhen().filter(stop -> stop.metric() == StopWhen.Metric.VALIDATION_LOSS);
    Optional<StopWhen> accuracy =
        spec.stopWhen().filter(stop -> stop.metric() == StopWhen.Metric.VALIDATION_ACCURACY);
    return new Stopping(
        spec.earlyStopping()
            .map(early -> OptionalInt.of(early.patience()))
            .orElse(OptionalInt.empty()),
        spec.earlyStopping().map(EarlyStopping::minimumImprovement).orElse(0.0),
        number(loss.flatMap(StopWhen::below)),
        number(loss.flatMap(StopWhen::above)),
        number(accuracy.flatMap(StopWhen::below)),
        number(accuracy.flatMap(StopWhen::above)));
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
