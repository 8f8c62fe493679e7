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
    @Default("validation_loss") @Doc("validation_loss or validation_accuracy.") Metric metric,
    @Doc("Ends when the metric is at or below this.") Optional<Double> below,
    @Doc("Ends when the metric is at or above this.") Optional<Double> above) {
  /** What is watched. */
  public enum Metric {
    VALIDATION_LOSS,
    VALIDATION_ACCURACY
  }

  public StopWhen {
    if (below.isPresent() == above.isPresent()) {
      throw new IllegalArgumentException("needs one of below and above");
    }
  }
}
