package org.unroll.api;

/**
 * Which of a sequence's losses are followed back through time.
 *
 * @param kind the last one, all of them, or the one at a step
 * @param step the time step from 0; used where the kind is {@link Kind#AT}
 */
public record LossTime(Kind kind, int step) {
  /** Which losses count. */
  public enum Kind {
    LAST,
    ALL,
    AT
  }

  /** The loss at each sequence's own last valid step. */
  public static final LossTime LAST = new LossTime(Kind.LAST, 0);

  /** Every loss of a sequence. */
  public static final LossTime ALL = new LossTime(Kind.ALL, 0);

  public LossTime {
    if (step < 0) {
      throw new IllegalArgumentException("time step " + step + " is before the first");
    }
  }

  /** The loss at that time step, from 0. */
  public static LossTime at(int step) {
    return new LossTime(Kind.AT, step);
  }

  /** Whether the loss at that step, from 0, counts in a sequence of that length. */
  public boolean counts(int atStep, int length) {
    return kind == Kind.ALL ? atStep < length : atStep == origin(length);
  }

  /** The step from which lags are counted, from 0; −1 if so short a sequence has no such loss. */
  public int origin(int length) {
    if (kind == Kind.AT) {
      return step < length ? step : -1;
    }
    return length - 1;
  }
}
