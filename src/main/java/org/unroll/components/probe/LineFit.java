package org.unroll.components.probe;

import java.util.OptionalDouble;

/**
 * The straight line y = a + b·x with the least squared error: b = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)².
 *
 * @param slope b
 * @param quality R² = 1 − Σ(y − a − b·x)² / Σ(y − ȳ)²; empty where y does not vary by more than
 *     rounding
 * @param points number of points
 */
record LineFit(double slope, OptionalDouble quality, int points) {
  /** Variation of y below that share of its size is rounding. */
  private static final double ROUNDING = 1e-6;

  /**
   * Fits y[x] over x = 0, 1, …; points that are not finite are left out.
   *
   * @return null with fewer than three points
   */
  static LineFit of(double[] y) {
    int points = 0;
    double meanX = 0;
    double meanY = 0;
    for (int x = 0; x < y.length; x++) {
      if (Double.isFinite(y[x])) {
        points++;
        meanX += x;
        meanY += y[x];
      }
    }
    if (points < 3) {
      return null;
    }
    meanX /= points;
    meanY /= points;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int x = 0; x < y.length; x++) {
      if (Double.isFinite(y[x])) {
        xx += (x - meanX) * (x - meanX);
        xy += (x - meanX) * (y[x] - meanY);
        yy += (y[x] - meanY) * (y[x] - meanY);
      }
    }
    double noise = ROUNDING * Math.max(1, Math.abs(meanY));
    boolean varies = yy / points > noise * noise;
    return new LineFit(
        xy / xx, varies ? OptionalDouble.of(xy * xy / (xx * yy)) : OptionalDouble.empty(), points);
  }
}
