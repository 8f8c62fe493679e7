package org.unroll.components.metric;

import org.unroll.api.Better;
import org.unroll.api.Doc;

/** The mean cross-entropy in bits. */
@Doc(
    value =
        "The mean cross-entropy in bits; bits per character where symbols are characters, bits per"
            + " byte where they are bytes.",
    equations = "bits_per_symbol = (mean over targets of -log softmax(score)_y) / log(2)")
public record BitsPerSymbol() implements ClassMetric {
  @Override
  public String unit() {
    return "bits";
  }

  @Override
  public Better better() {
    return Better.LOWER;
  }

  @Override
  public double least() {
    return 0;
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
