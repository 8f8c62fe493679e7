package org.unroll.components.dataset;

import java.util.Arrays;
import java.util.List;
import org.unroll.api.Batch;
import org.unroll.api.InputShape;
import org.unroll.api.Task;
import org.unroll.api.Task.Timing;

/**
 * Lays sequences side by side and pads them on the right: token 0 or zero features, class −1, value
 * NaN.
 */
record PaddedBatch(InputShape input, Task task) {
  Batch of(List<Sequence> sequences) {
    int batch = sequences.size();
    int[] lengths = sequences.stream().mapToInt(Sequence::length).toArray();
    int time = Arrays.stream(lengths).max().orElseThrow();
    int targets = task.timing() == Timing.EACH_STEP ? time : 1;
    Sequence first = sequences.get(0);

    int[] tokens = first.tokens() == null ? null : new int[time * batch];
    float[] features = first.features() == null ? null : new float[time * batch * input.size()];
    int[] classes = first.classes() == null ? null : new int[targets * batch];
    float[] values = first.values() == null ? null : new float[targets * batch * task.size()];
    if (classes != null) {
      Arrays.fill(classes, -1);
    }
    if (values != null) {
      Arrays.fill(values, Float.NaN);
    }
    for (int column = 0; column < batch; column++) {
      Sequence sequence = sequences.get(column);
      place(sequence.tokens(), tokens, column, batch);
      place(sequence.features(), features, column, batch, input.size());
      place(sequence.classes(), classes, column, batch);
      place(sequence.values(), values, column, batch, task.size());
    }
    return new Batch(time, batch, lengths, tokens, features, classes, values);
  }

  private static void place(int[] source, int[] target, int column, int batch) {
    if (source != null) {
      for (int step = 0; step < source.length; step++) {
        target[step * batch + column] = source[step];
      }
    }
  }

  private static void place(float[] source, float[] target, int column, int batch, int size) {
    if (source != null) {
      for (int step = 0; step < source.length / size; step++) {
        System.arraycopy(source, step * size, target, (step * batch + column) * size, size);
      }
    }
  }
}
