package org.unroll.components.metric;

import org.unroll.api.Doc;

/** The mean cross-entropy in bits. */
@Doc(
    value =
        "The mean cross-entropy in bits; bits per character where symbols are characters, bits per"
            + " byte where they are bytes.",
    equations = "bits_per_symbol = (mean over targets of -log softmax(score)_y) / log(2)",
    details = "Lower is better.")
public record BitsPerSymbol() implements ClassMetric, Cost {
  @Override
  public String unit() {
    return "bits";
  }

  @Override
  public Accumulator start(int outputs) {
    return new CrossEntropySums() {
      @Override
      public double value() {
        return mean() / Math.log(2);
      }
    };
  }
}
