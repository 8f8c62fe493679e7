package org.unroll.report.figure;

/**
 * What a figure shows.
 *
 * @param x {@code step}, {@code lag}, or an axis of the sweep
 * @param y a quantity along training, {@link #GRADIENT} by lag, or a metric by an axis
 * @param by what a curve stands for: {@code condition}, {@code arm}, or an axis
 */
public record Plot(String x, String y, String by) {
  /** Updates. */
  public static final String STEP = "step";

  /** Time steps between the loss and the state. */
  public static final String LAG = "lag";

  /** log₁₀ of the gradient's norm, in the top layer, at the last recorded step. */
  public static final String GRADIENT = "log10_gradient";

  /** {@code validation_loss-by-step}. */
  public String fileName() {
    return (y + "-by-" + x + (by.equals(PlottedRuns.CONDITION) ? "" : "-" + by))
        .replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
