package org.unroll.components.metric;

import org.unroll.api.Doc;

/** exp of the mean cross-entropy. */
@Doc(
    value =
        "exp of the mean cross-entropy in nats: among how many classes a guess would be as sure.",
    equations = "perplexity = exp(mean over targets of -log softmax(score)_y)",
    details = "Lower is better.")
public record Perplexity() implements ClassMetric, Cost {
  @Override
  public String unit() {
    return "classes";
  }

  @Override
  public double least() {
    return 1;
  }

  @Override
  public Accumulator start(int outputs) {
    return new CrossEntropySums() {
      @Override
      public double value() {
        return Math.exp(mean());
      }
    };
  }
}
