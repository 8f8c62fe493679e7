package org.unroll.api;

import java.util.Optional;

/**
 * Opened data of which every value is checked where it enters, so that the engine need not: shapes,
 * lengths, symbols, classes and numbers.
 */
public final class CheckedSequences implements Dataset.Sequences {
  private final Dataset dataset;
  private final Dataset.Sequences data;
  private final InputShape input;
  private final Task task;

  private CheckedSequences(Dataset dataset, Dataset.Sequences data) {
    this.dataset = dataset;
    this.data = data;
    this.input = given(dataset, data.input(), "input()");
    this.task = given(dataset, data.task(), "task()");
    if (dataset.continuous() && task.timing() != Task.Timing.EACH_STEP) {
      throw new FaultyComponentException(
          dataset, "it is one running stream, which has no end for a target to stand at");
    }
  }

  /**
   * Opens a dataset.
   *
   * @throws FaultyComponentException at what it gives that cannot be used, now or later
   */
  public static CheckedSequences open(Dataset dataset, Dataset.Opening context) {
    return new CheckedSequences(dataset, given(dataset, dataset.open(context), "opening it"));
  }

  private static <T> T given(Dataset dataset, T value, String what) {
    if (value == null) {
      throw new FaultyComponentException(dataset, what + " gave nothing");
    }
    return value;
  }

  @Override
  public InputShape input() {
    return input;
  }

  @Override
  public Task task() {
    return task;
  }

  @Override
  public long bytesKept() {
    return Math.max(0, data.bytesKept());
  }

  @Override
  public Optional<Baseline> baseline() {
    Optional<Baseline> baseline = given(dataset, data.baseline(), "baseline()");
    baseline
        .filter(guess -> !Double.isFinite(guess.loss()) || guess.meaning() == null)
        .ifPresent(
            guess -> {
              throw new FaultyComponentException(
                  dataset, "its baseline has no finite loss or no meaning: " + guess);
            });
    return baseline;
  }

  @Override
  public BatchSource batches(Split split, int batchSize, int window) {
    String name = "the " + split.word() + " split";
    BatchSource source = given(dataset, data.batches(split, batchSize, window), name);
    long pass = source.passLength();
    if (pass < 1) {
      throw new FaultyComponentException(dataset, name + " has " + pass + " batches in a pass");
    } else if (pass == Long.MAX_VALUE && split != Split.TRAIN) {
      throw new FaultyComponentException(
          dataset, name + " has no end, and so cannot be evaluated on");
    }
    return new CheckedBatches(source, split, batchSize);
  }

  /** The batches of one split. */
  private final class CheckedBatches implements BatchSource {
    private final BatchSource source;
    private final Split split;
    private final int batchSize;
    private final BatchCheck check = new BatchCheck(input, task);

    CheckedBatches(BatchSource source, Split split, int batchSize) {
      this.source = source;
      this.split = split;
      this.batchSize = batchSize;
    }

    @Override
    public Batch batch(long index) {
      Batch batch = source.batch(index);
      String fault = batch == null ? "is missing" : check.fault(batch, batchSize);
      if (fault != null) {
        throw new FaultyComponentException(
            dataset, "batch " + index + " of the " + split.word() + " split: " + fault);
      }
      return batch;
    }

    @Override
    public boolean continues(long index) {
      return source.continues(index);
    }

    @Override
    public long passLength() {
      return source.passLength();
    }
  }
}
