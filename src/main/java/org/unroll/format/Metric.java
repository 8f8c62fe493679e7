package org.unroll.format;

import java.util.Locale;

/**
 * What a run is judged by. Each is a column of {@code runs.csv} and, by its name, a row per
 * condition of {@code summary.csv}.
 */
public enum Metric {
  /** Lowest validation loss of the run. */
  BEST_VALIDATION_LOSS,
  /** Validation accuracy at the step with the lowest validation loss. */
  BEST_VALIDATION_ACCURACY,
  /** Validation loss at the last evaluation. */
  FINAL_VALIDATION_LOSS,
  /** Validation accuracy at the last evaluation. */
  FINAL_VALIDATION_ACCURACY,
  /** Training loss, averaged over the updates since the last evaluation but one. */
  FINAL_TRAIN_LOSS,
  /** Training accuracy over the same updates. */
  FINAL_TRAIN_ACCURACY,
  /** Test loss at the parameters with the lowest validation loss. */
  TEST_LOSS,
  /** Test accuracy at the same parameters. */
  TEST_ACCURACY,
  /** What guessing scores on the validation split. */
  BASELINE_LOSS;

  /** The column's name: {@code final_validation_loss}. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
