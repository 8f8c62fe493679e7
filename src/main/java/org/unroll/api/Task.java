package org.unroll.api;

import java.util.List;

/**
 * What is to be predicted.
 *
 * @param target one class out of {@code size}, or {@code size} real values
 * @param timing at each step, or once at each sequence's last valid step
 * @param symbols the classes' names by index; empty if they have none, or for values
 */
public record Task(Target target, Timing timing, int size, List<String> symbols) {
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
    symbols = List.copyOf(symbols);
    if (!symbols.isEmpty() && (target != Target.CLASSES || symbols.size() != size)) {
      throw new IllegalArgumentException(
          "a task of " + size + " " + target + " with " + symbols.size() + " symbols");
    }
  }

  /** Classes without names, or values. */
  public Task(Target target, Timing timing, int size) {
    this(target, timing, size, List.of());
  }

  /** One of these classes. */
  public static Task classes(Timing timing, List<String> symbols) {
    return new Task(Target.CLASSES, timing, symbols.size(), symbols);
  }
}
