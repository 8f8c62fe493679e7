package org.unroll.engine;

import java.util.ArrayList;
import java.util.List;
import org.unroll.api.Batch;
import org.unroll.api.Truncation;

/**
 * A part of a sequence that is run and differentiated at once, so that the memory of a truncated
 * pass is bounded by the truncation and not by the sequence. Consecutive stretches overlap by what
 * the first window of the next one still flows back into; those steps are run again.
 *
 * @param start its first step, from 0
 * @param lossFrom the first step whose loss belongs to it
 * @param end the step after its last
 * @param windows its backward sweeps, in steps counted from {@code start}
 */
public record Stretch(int start, int lossFrom, int end, List<Window> windows) {
  /**
   * Running steps again costs least where stretches are long; at four times the reach of a gradient
   * it is at most a quarter of the forward pass.
   */
  private static final long REACHES = 4;

  public Stretch {
    windows = List.copyOf(windows);
  }

  /** The stretches of a sequence of that many steps; one where the truncation is long enough. */
  public static List<Stretch> of(Truncation truncation, int time) {
    return of(truncation, time, REACHES * truncation.backward());
  }

  /** The steps of the longest stretch that the truncation makes of a sequence without end. */
  public static long longest(Truncation truncation) {
    if (truncation.isFull()) {
      return Long.MAX_VALUE;
    }
    long every = truncation.every();
    long backward = truncation.backward();
    long first = roundedUp(REACHES * backward, every);
    // A later one begins as far back as the gradient of its first window reaches.
    long later =
        Math.max(every, backward)
            + roundedUp(Math.max(0, REACHES * backward - Math.max(every, backward)), every);
    return Math.max(first, later);
  }

  private static long roundedUp(long steps, long every) {
    return (steps + every - 1) / every * every;
  }

  /**
   * The same with another length.
   *
   * @param least steps from which on a stretch ends with its window
   */
  public static List<Stretch> of(Truncation truncation, int time, long least) {
    List<Stretch> stretches = new ArrayList<>();
    List<Window> open = new ArrayList<>();
    for (Window window : Window.of(truncation, time)) {
      open.add(window);
      int start = Math.min(open.get(0).from(), open.get(0).lossFrom());
      if (window.end() == time || window.end() - start >= least) {
        int lossFrom = open.get(0).lossFrom();
        List<Window> windows = open.stream().map(each -> each.after(start)).toList();
        stretches.add(new Stretch(start, lossFrom, window.end(), windows));
        open.clear();
      }
    }
    return stretches;
  }

  /** Stretches of the same length for a pass that only runs forward: none overlaps another. */
  public static List<Stretch> forward(Truncation truncation, int time) {
    int length = (int) Math.min(time, REACHES * truncation.backward());
    List<Stretch> stretches = new ArrayList<>();
    for (int start = 0; start < time; start += length) {
      stretches.add(new Stretch(start, start, Math.min(time, start + length), List.of()));
    }
    return stretches;
  }

  /** Its backward sweeps, in steps of the whole sequence. */
  public List<Window> windowsOfTheWhole() {
    return windows.stream().map(window -> window.after(-start)).toList();
  }

  /** Its number of steps. */
  public int time() {
    return end - start;
  }

  /**
   * The batch's part in it. A sequence that ended before has length 0 there; targets that belong to
   * another stretch are left out.
   */
  public Batch part(Batch whole) {
    return whole.part(start, lossFrom, end);
  }
}
