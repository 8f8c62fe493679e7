package org.unroll.components.dataset;

import java.util.Arrays;
import java.util.Locale;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Classes;
import org.unroll.api.Tokens;

/**
 * Windows over parallel streams of running text. Stream b predicts, from the tokens at positions
 * starts[b] … ends[b] − 1, the token after each; window w holds its steps w·window … (w+1)·window −
 * 1. After the last window the next pass begins at the first, from zero state. A stream that ends
 * before the others fills a window's single step without a target.
 */
record TokenStreams(int[] tokens, int[] starts, int[] ends, int window, long passLength)
    implements BatchSource {

  /**
   * Streams of equal length and whole windows only, for training: what is left at a stream's end is
   * less than a window and not used.
   */
  static TokenStreams training(int[] tokens, int from, int to, int batchSize, int window) {
    int predictions = to - from - 1;
    int length = predictions / batchSize;
    long passLength = length / window;
    if (passLength == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the training text has %d characters, but %d streams (batch_size) with a window of %d"
                  + " steps (truncation) need at least %d: lower one of them or give more text",
              to - from,
              batchSize,
              window,
              (long) batchSize * window + 1));
    }
    int[] starts = new int[batchSize];
    Arrays.setAll(starts, stream -> from + stream * length);
    int used = Math.toIntExact(passLength * window);
    int[] ends = Arrays.stream(starts).map(start -> start + used).toArray();
    return new TokenStreams(tokens, starts, ends, window, passLength);
  }

  /**
   * Streams that together predict every token but the first exactly once, for evaluation; their
   * lengths differ by at most one.
   */
  static TokenStreams covering(int[] tokens, int from, int to, int batchSize, int window) {
    int predictions = to - from - 1;
    int streams = Math.min(batchSize, predictions);
    int[] starts = new int[streams];
    int[] ends = new int[streams];
    for (int stream = 0; stream < streams; stream++) {
      starts[stream] = from + (int) ((long) predictions * stream / streams);
      ends[stream] = from + (int) ((long) predictions * (stream + 1) / streams);
    }
    long longest = ((long) predictions + streams - 1) / streams;
    return new TokenStreams(tokens, starts, ends, window, (longest + window - 1) / window);
  }

  @Override
  public Batch batch(long index) {
    long begin = (index % passLength) * window;
    int batch = starts.length;
    int[] steps = new int[batch];
    for (int stream = 0; stream < batch; stream++) {
      long left = ends[stream] - starts[stream] - begin;
      steps[stream] = (int) Math.max(0, Math.min(window, left));
    }
    int time = Arrays.stream(steps).max().orElseThrow();
    int[] inputs = new int[time * batch];
    int[] targets = new int[time * batch];
    Arrays.fill(targets, -1);
    for (int stream = 0; stream < batch; stream++) {
      int position = (int) (starts[stream] + begin);
      for (int step = 0; step < steps[stream]; step++) {
        inputs[step * batch + stream] = tokens[position + step];
        targets[step * batch + stream] = tokens[position + step + 1];
      }
    }
    int[] lengths = Arrays.stream(steps).map(count -> Math.max(1, count)).toArray();
    return Batch.of(time, lengths, new Tokens(inputs), Classes.eachStep(targets));
  }

  @Override
  public boolean continues(long index) {
    return index % passLength != 0;
  }
}
