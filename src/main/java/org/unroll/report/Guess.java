package org.unroll.report;

import org.unroll.report.statistics.Estimate;

/**
 * What guessing scores.
 *
 * @param loss in the unit of the learning curve
 * @param meaning what is guessed, in words
 */
record Guess(double loss, String meaning) {
  /** The loss for the eye. */
  String lossText() {
    return new EstimateText(Estimate.of(loss)).toString();
  }
}
