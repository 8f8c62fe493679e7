package org.unroll.report.figure;

import java.util.OptionalLong;

/**
 * What a figure shows.
 *
 * @param x {@code step}, {@code lag}, or an axis of the sweep
 * @param y a quantity along training, one of {@link org.unroll.report.curve.ByLag}, or a metric by
 *     an axis
 * @param by what a curve stands for: {@code condition}, {@code arm}, or an axis
 * @param at by lag: the update whose record is shown, or the first one recorded after it; empty:
 *     the last one recorded
 */
public record Plot(String x, String y, String by, OptionalLong at) {
  /** Updates. */
  public static final String STEP = "step";

  /** Time steps between the loss and the state. */
  public static final String LAG = "lag";

  /** {@code validation_loss-by-step}. */
  public String fileName() {
    String when = at.isPresent() ? "-at-" + at.getAsLong() : "";
    return (y + "-by-" + x + (by.equals(PlottedRuns.CONDITION) ? "" : "-" + by) + when)
        .replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
