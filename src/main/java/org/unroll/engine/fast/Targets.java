package org.unroll.engine.fast;

import java.util.stream.IntStream;
import org.unroll.api.Batch;
import org.unroll.api.Task;

/** Which samples of a batch have a target: step t of sequence b is {@code t * batch + b}. */
record Targets(Batch batch, Task task) {
  /** The number of targets. */
  long count() {
    int samples = atEnd() ? batch.batch() : batch.batch() * batch.time();
    return IntStream.range(0, samples).filter(this::isTarget).count();
  }

  /** Whether a sequence has a target at that step. A target at the end is one at every step. */
  boolean at(int step, int sequence) {
    return isTarget(atEnd() ? sequence : step * batch.batch() + sequence);
  }

  private boolean atEnd() {
    return task.timing() == Task.Timing.AT_END;
  }

  private boolean isTarget(int sample) {
    return batch.classes() == null
        ? !Float.isNaN(batch.values()[sample * task.size()])
        : batch.classes()[sample] >= 0;
  }
}
