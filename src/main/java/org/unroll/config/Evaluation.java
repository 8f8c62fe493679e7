package org.unroll.config;

import jakarta.validation.constraints.Positive;
import org.unroll.api.Default;
import org.unroll.api.Doc;

/** How often the curves are recorded, and which of their steps is the best. */
@Doc("When the model is evaluated on the validation split and probes record.")
public record Evaluation(
    @Positive @Default("100") @Doc("Parameter updates between points.") int every,
    @MetricName(splits = "validation")
        @Default("validation_loss")
        @Doc(
            value =
                "By which metric parameters are the best: lower or higher values, as the metric has"
                    + " it.",
            details =
                "The test split is measured with the best parameters, which are kept in model/best;"
                    + " best_step is theirs. early_stopping watches the same metric, and tune chooses"
                    + " by it.")
        String best) {
  /** The metric's name, without the split. */
  public String bestMetric() {
    return best.substring(best.indexOf('_') + 1);
  }
}
