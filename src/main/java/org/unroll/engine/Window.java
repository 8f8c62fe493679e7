package org.unroll.engine;

import java.util.ArrayList;
import java.util.List;
import org.unroll.api.Truncation;

/**
 * One backward sweep under truncation: the losses of steps [lossFrom, end) flow back to step {@code
 * from} and no further. Steps count from 0.
 */
public record Window(int from, int lossFrom, int end) {
  /** The windows of a sequence of that many steps: one every k1 steps and at the end. */
  public static List<Window> of(Truncation truncation, int time) {
    List<Window> windows = new ArrayList<>();
    for (long lossFrom = 0; lossFrom < time; lossFrom += truncation.every()) {
      int end = (int) Math.min(time, lossFrom + truncation.every());
      windows.add(new Window(Math.max(0, end - truncation.backward()), (int) lossFrom, end));
    }
    return windows;
  }

  /** The same window in steps counted from a later one. */
  Window after(int start) {
    return new Window(from - start, lossFrom - start, end - start);
  }
}
