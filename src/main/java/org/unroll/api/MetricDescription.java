package org.unroll.api;

/**
 * What has to be known of a metric to read its values: all that results say of it.
 *
 * @param name as it is registered; {@code loss} for the loss
 * @param unit of its values; empty if it has none
 * @param better which values are better
 * @param meaning in words
 */
public record MetricDescription(String name, String unit, Better better, String meaning) {
  /** The loss that is trained on, which every run measures. */
  public static final MetricDescription LOSS =
      new MetricDescription("loss", "", Better.LOWER, "Mean of the loss over targets.");

  /** What results without a description mean by {@code accuracy}. */
  public static final MetricDescription ACCURACY =
      new MetricDescription(
          "accuracy",
          "share",
          Better.HIGHER,
          "Share of targets whose most probable class is right.");
}
