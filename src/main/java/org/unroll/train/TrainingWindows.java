package org.unroll.train;

import java.util.ArrayDeque;
import java.util.Deque;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Truncation;

/**
 * What each update of a stream works on: the window's own steps, and before them as many earlier
 * ones as its gradient may flow back to, run again with the current parameters and without losses.
 * Batches of independent sequences pass through as they are.
 */
final class TrainingWindows {
  private final BatchSource source;
  private final Truncation truncation;
  private final boolean continuous;

  TrainingWindows(BatchSource source, Truncation truncation, boolean continuous) {
    this.source = source;
    this.truncation = truncation;
    this.continuous = continuous;
  }

  /**
   * One update's work.
   *
   * @param fresh whether it starts from zero state
   * @param truncation how far gradients flow within the batch
   * @param keepAfter the state after so many of its steps is where the next update starts
   */
  record Work(Batch batch, boolean fresh, Truncation truncation, int keepAfter) {}

  /** The work of an update, by its index from 0. */
  Work at(long index) {
    Batch own = source.batch(index);
    boolean continues = source.continues(index);
    if (!continuous) {
      return new Work(own, !continues, truncation, own.time());
    }
    int earlier = Math.max(0, truncation.backward() - own.time());
    Deque<Batch> batches = new ArrayDeque<>();
    batches.add(own);
    int before = 0;
    for (long i = index; before < earlier && source.continues(i); i--) {
      Batch previous = source.batch(i - 1);
      batches.addFirst(previous);
      before += previous.time();
    }
    int taken = Math.min(before, earlier);
    Batch joined = join(batches, before - taken, own.time());
    // The next window brings as many steps as this one; what then exceeds the bound is left behind.
    int keepAfter = Math.max(0, joined.time() + own.time() - truncation.backward());
    boolean atStart = before < earlier && !source.continues(index - batches.size() + 1);
    return new Work(
        joined, !continues || atStart, Truncation.FULL, Math.min(keepAfter, joined.time()));
  }

  /** The batches one after another without the first steps; targets in the last steps only. */
  private static Batch join(Deque<Batch> batches, int skipped, int ownTime) {
    Batch first = batches.getFirst();
    if (batches.size() == 1) {
      return first;
    }
    Batch joined = first.followedBy(batches.stream().skip(1).toArray(Batch[]::new));
    return joined.part(skipped, joined.time() - ownTime, joined.time());
  }
}
