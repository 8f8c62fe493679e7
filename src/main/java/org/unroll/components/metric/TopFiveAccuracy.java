package org.unroll.components.metric;

import org.unroll.api.Classes;
import org.unroll.api.Doc;
import org.unroll.api.Target;
import org.unroll.api.TargetMetric;

/** The share of targets whose class is among the five with the highest scores. */
@Doc(
    value = "Share of targets whose class is among the five most probable ones.",
    equations =
        "top_5_accuracy = (targets with fewer than 5 classes before y) / targets; before y stand the"
            + " classes with a higher score, and those of the same score and a lower index",
    details = "Higher is better.")
public record TopFiveAccuracy() implements ClassMetric, Share, TargetMetric {
  private static final int PLACES = 5;

  @Override
  public double value(double[] scores, Target target, int sample) {
    int wanted = ((Classes) target).classes()[sample];
    int before = 0;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > scores[wanted] || (i < wanted && scores[i] == scores[wanted])) {
        before++;
      }
    }
    return before < PLACES ? 1 : 0;
  }
}
