package org.unroll.api;

import jakarta.validation.constraints.Min;

/**
 * How far gradients flow back through time. A window ends every {@code every} steps and at the
 * sequence's end; its losses' gradient flows at most {@code backward} steps back from its end.
 */
@Doc(
    value =
        "How far gradients flow back: 'full', a number of steps k, or {every: k1, backward: k2}.",
    details = {
      "Windows end after every, 2 every, 3 every, ... steps and after the last step of the longest"
          + " sequence of the batch. The losses of the steps since the window before flow back to"
          + " step e - backward and no further, e being the steps before the window's end: the state"
          + " before that step counts as given. All windows' gradients are added up, and make one"
          + " update.",
      "A short last window still reaches backward steps back, into the window before it. All"
          + " sequences of a batch have the same windows: the last loss of one that ended earlier"
          + " reaches back to the beginning of its window's reach, which may be less than backward"
          + " steps.",
      "In a stream each window is an update of its own; with backward above every, the earlier steps"
          + " are run again with the current parameters and without losses."
    })
public record Truncation(
    @Min(1) @Doc("A window ends, and its gradient is taken, every so many steps.") int every,
    @Min(1) @Doc("The gradient flows at most so many steps back from a window's end.")
        int backward) {
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  /** No truncation: backpropagation through the whole sequence. */
  public static final Truncation FULL = new Truncation(UNBOUNDED, UNBOUNDED);

  /** Windows of k steps, each with its own gradient only. */
  public static Truncation chunks(int k) {
    return new Truncation(k, k);
  }

  /** Reads {@code full} or a number of steps. */
  @Shorthand
  public static Truncation parse(String text) {
    if (text.equals("full")) {
      return FULL;
    }
    try {
      int steps = Integer.parseInt(text);
      if (steps >= 1) {
        return chunks(steps);
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the one message for both faults
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is no truncation; write full, a number of steps of at least 1, or"
            + " {every: k1, backward: k2}");
  }

  public boolean isFull() {
    return every == UNBOUNDED && backward == UNBOUNDED;
  }

  /** As it is written in an experiment file, in its shortest form. */
  @Override
  public String toString() {
    if (isFull()) {
      return "full";
    }
    return every == backward
        ? Integer.toString(every)
        : "{every: " + every + ", backward: " + backward + "}";
  }
}
