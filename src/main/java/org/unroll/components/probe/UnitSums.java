package org.unroll.components.probe;

/** Adds up one unit's values over valid steps and sequences. */
final class UnitSums {
  private final double left;
  private final double right;
  private long count;
  private long belowLeft;
  private long aboveRight;
  private long zeros;
  private double sum;
  private double squares;

  /** Counts values below {@code left} and above {@code right}. */
  UnitSums(double left, double right) {
    this.left = left;
    this.right = right;
  }

  /**
   * Adds a stretch of time.
   *
   * @param values by step, {@code [unit, batch]}
   * @param lengths valid steps of each sequence
   */
  static void add(UnitSums[] units, float[][] values, int time, int[] lengths) {
    int batch = lengths.length;
    for (int t = 0; t < time; t++) {
      for (int j = 0; j < units.length; j++) {
        for (int b = 0; b < batch; b++) {
          if (t < lengths[b]) {
            units[j].add(values[t][j * batch + b]);
          }
        }
      }
    }
  }

  private void add(double value) {
    count++;
    belowLeft += value < left ? 1 : 0;
    aboveRight += value > right ? 1 : 0;
    zeros += value == 0 ? 1 : 0;
    sum += value;
    squares += value * value;
  }

  /** The sums of several units as one. */
  static UnitSums together(UnitSums[] units) {
    UnitSums all = new UnitSums(units[0].left, units[0].right);
    for (UnitSums unit : units) {
      all.count += unit.count;
      all.belowLeft += unit.belowLeft;
      all.aboveRight += unit.aboveRight;
      all.zeros += unit.zeros;
      all.sum += unit.sum;
      all.squares += unit.squares;
    }
    return all;
  }

  double mean() {
    return sum / count;
  }

  double sd() {
    return Math.sqrt(Math.max(0, squares / count - mean() * mean()));
  }

  double shareLeft() {
    return (double) belowLeft / count;
  }

  double shareRight() {
    return (double) aboveRight / count;
  }

  double shareZero() {
    return (double) zeros / count;
  }

  boolean alwaysZero() {
    return zeros == count;
  }

  boolean neverZero() {
    return zeros == 0;
  }
}
