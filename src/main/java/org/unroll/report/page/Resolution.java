package org.unroll.report.page;

/**
 * How many points a page shows, so that large grids stay small enough for an e-mail.
 *
 * @param points of a curve along training
 * @param steps of a map of the gradient
 * @param lags of such a map
 */
record Resolution(int points, int steps, int lags) {
  /** Of all curves together; a point with its band takes some 45 bytes. */
  private static final int MOST_POINTS = 100_000;

  /** Of all maps together. */
  private static final int MOST_CELLS = 60_000;

  /** For an experiment with so many conditions. */
  static Resolution of(int conditions) {
    return new Resolution(
        between(50, 8000 / conditions, 400),
        between(8, 1000 / conditions, 50),
        between(25, 2500 / conditions, 100));
  }

  /** This, or less where a page has so many curves and maps that it would get large. */
  Resolution shared(int curves, int maps) {
    double tooManyCells = Math.max(1, (double) steps * lags * maps / MOST_CELLS);
    return new Resolution(
        between(20, MOST_POINTS / Math.max(1, curves), points),
        between(6, (int) (steps / Math.sqrt(tooManyCells)), steps),
        between(20, (int) (lags / Math.sqrt(tooManyCells)), lags));
  }

  /** What the page says of it. */
  String words() {
    return "Of more than %d points a curve shows so many, evenly chosen; maps show up to %d steps and"
            .formatted(points, steps)
        + " %d lags. The tables have them all.".formatted(lags);
  }

  private static int between(int least, int wanted, int most) {
    return Math.max(least, Math.min(wanted, most));
  }
}
