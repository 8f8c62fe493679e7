package org.unroll.engine;

import java.util.List;
import org.unroll.api.SequencePenalty;

/**
 * What one squared output and one squared change of an output count for in {@link SequencePenalty}:
 * the strength over the number that the mean is taken over.
 */
public record OutputPenalty(double output, double change) {
  /** Of sequences of those lengths, swept over in those windows. */
  public static OutputPenalty of(SequencePenalty penalty, List<Window> windows, int[] lengths) {
    long outputs = 0;
    long changes = 0;
    for (Window window : windows) {
      for (int length : lengths) {
        int end = Math.min(length, window.end());
        outputs += Math.max(0, end - window.lossFrom());
        changes += Math.max(0, end - firstChange(window));
      }
    }
    return new OutputPenalty(
        penalty.outputs() / Math.max(1, outputs), penalty.changes() / Math.max(1, changes));
  }

  /** The first step of a window whose change counts: the one before has to be in the window. */
  public static int firstChange(Window window) {
    return Math.max(window.lossFrom(), window.from() + 1);
  }
}
