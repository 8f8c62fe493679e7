package org.unroll.report.figure;

/** The marks on curves, about 4 points wide. */
enum Mark {
  CIRCLE("M-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z"),
  SQUARE("M-1.8 -1.8h3.6v3.6h-3.6Z"),
  TRIANGLE("M0 -2.4l2.3 4h-4.6Z"),
  DIAMOND("M0 -2.5l2.5 2.5l-2.5 2.5l-2.5 -2.5Z"),
  CROSS("M-1.8 -1.8l3.6 3.6M1.8 -1.8l-3.6 3.6");

  private final String path;

  Mark(String path) {
    this.path = path;
  }

  /** The mark of the curve at that place in the figure. */
  static Mark of(int curve) {
    return values()[curve % values().length];
  }

  /** Around the origin. */
  String path() {
    return path;
  }
}
