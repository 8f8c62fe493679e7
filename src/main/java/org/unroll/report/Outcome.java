package org.unroll.report;

/**
 * What one run says of a measure: a number, or why there is none.
 *
 * @param kind which of these
 * @param known the number; or what follows from there being none
 */
record Outcome(Kind kind, Known known) {
  /** Whether there is a number, and if not, why. Every run is one of these. */
  enum Kind {
    /** It completed, and its value is finite. */
    NUMBER,
    /** It completed, and its value is infinite: a threshold was not reached, a gradient is 0. */
    INFINITE,
    /** Its loss or gradient stopped being finite. */
    DIVERGED,
    /** It completed, and this was not measured. */
    UNMEASURED,
    /** It failed, or has no result yet. */
    UNFINISHED
  }

  /** Without a number, and nothing follows from that. */
  static Outcome without(Kind kind) {
    return new Outcome(kind, Known.NOTHING);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
