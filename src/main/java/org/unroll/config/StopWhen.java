package org.unroll.config;

import java.util.Optional;
import org.unroll.api.Default;
import org.unroll.api.Doc;

/** Training ends when a metric reaches a threshold. */
@Doc(
    value = "Ends training when a validation metric reaches a threshold.",
    details =
        "Looked at in every evaluation after an update, not in the one at step 0: a run makes at"
            + " least one interval of updates.")
public record StopWhen(
    @MetricName(splits = "validation")
        @Default("validation_loss")
        @Doc("validation_ and the name of a metric that is measured, or validation_loss.")
        String metric,
    @Doc("Ends when the metric is at or below this.") Optional<Double> below,
    @Doc("Ends when the metric is at or above this.") Optional<Double> above) {
  public StopWhen {
    if (below.isPresent() == above.isPresent()) {
      throw new IllegalArgumentException("needs one of below and above");
    }
  }

  /** The metric's name, without the split. */
  public String watched() {
    return metric.substring(metric.indexOf('_') + 1);
  }
}
