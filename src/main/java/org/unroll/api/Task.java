package org.unroll.api;

/**
 * What is to be predicted.
 *
 * @param target one class out of {@code size}, or {@code size} real values
 * @param timing at each step, or once at each sequence's last valid step
 */
public record Task(Target target, Timing timing, int size) {
  /** The kinds of target, each with its column. */
  public enum Target {
    CLASSES(Classes.class),
    VALUES(Values.class);

    private final Class<? extends org.unroll.api.Target> column;

    Target(Class<? extends org.unroll.api.Target> column) {
      this.column = column;
    }

    /** The column that holds such targets. */
    public Class<? extends org.unroll.api.Target> column() {
      return column;
    }
  }

  /** When the loss falls due. */
  public enum Timing {
    EACH_STEP,
    AT_END
  }

  public Task {
    if (size < 1 || (target == Target.CLASSES && size < 2)) {
      throw new IllegalArgumentException(
          "a task of " + size + " " + target + " has nothing to learn");
    }
  }
}
