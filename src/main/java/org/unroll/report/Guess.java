package org.unroll.report;

import java.util.List;
import org.unroll.report.statistics.Estimate;

/**
 * What guessing scores.
 *
 * @param loss in the unit of the learning curve
 * @param meaning what is guessed, in words
 */
public record Guess(double loss, String meaning) {
  /** What guessing scores in each of the conditions, every different answer once. */
  static List<Guess> of(List<ConditionResults> conditions) {
    return conditions.stream().flatMap(results -> results.guess().stream()).distinct().toList();
  }

  /** The same in words: {@code 0.1667 (always answering 1)}. */
  public static List<String> words(List<ConditionResults> conditions) {
    return of(conditions).stream()
        .map(guess -> guess.lossText() + " (" + guess.meaning() + ")")
        .toList();
  }

  /** The loss for the eye. */
  String lossText() {
    return new EstimateText(Estimate.of(loss)).toString();
  }
}
