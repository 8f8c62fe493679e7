package org.unroll.train;

import java.util.Arrays;
import org.unroll.api.Batch;
import org.unroll.api.Task;

/** The last few steps of each sequence of a batch: short, and with the losses at the end. */
final class SequenceEnds {
  private SequenceEnds() {}

  /** The last so many steps of each sequence; of a shorter one, all. */
  static Batch of(Batch whole, Task task, int steps) {
    int size = whole.batch();
    int[] lengths = Arrays.stream(whole.lengths()).map(each -> Math.min(each, steps)).toArray();
    int time = Arrays.stream(lengths).max().orElseThrow();
    boolean atEnd = task.timing() == Task.Timing.AT_END;
    int featureSize =
        whole.features() == null ? 0 : whole.features().length / (whole.time() * size);
    int[] tokens = whole.tokens() == null ? null : new int[time * size];
    float[] features = whole.features() == null ? null : new float[time * size * featureSize];
    int[] classes = atEnd || whole.classes() == null ? whole.classes() : new int[time * size];
    float[] values =
        atEnd || whole.values() == null ? whole.values() : new float[time * size * task.size()];
    if (!atEnd && classes != null) {
      Arrays.fill(classes, -1);
    }
    if (!atEnd && values != null) {
      Arrays.fill(values, Float.NaN);
    }
    for (int b = 0; b < size; b++) {
      int skipped = whole.lengths()[b] - lengths[b];
      for (int t = 0; t < lengths[b]; t++) {
        int from = (skipped + t) * size + b;
        int to = t * size + b;
        if (tokens != null) {
          tokens[to] = whole.tokens()[from];
        } else {
          System.arraycopy(
              whole.features(), from * featureSize, features, to * featureSize, featureSize);
        }
        if (!atEnd && classes != null) {
          classes[to] = whole.classes()[from];
        } else if (!atEnd) {
          System.arraycopy(
              whole.values(), from * task.size(), values, to * task.size(), task.size());
        }
      }
    }
    return new Batch(time, size, lengths, tokens, features, classes, values);
  }
}
