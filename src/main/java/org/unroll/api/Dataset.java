package org.unroll.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where sequences come from. The record holds the settings; {@link #open} gives the sequences. */
public interface Dataset {
  /** Opens the data for one run. */
  Sequences open(Opening opening);

  /**
   * The sizes of its sequences, if the settings alone tell them. Otherwise planning opens the data,
   * once, to see.
   */
  default Optional<DataShape> dataShape() {
    return Optional.empty();
  }

  /**
   * The name of the loss that its targets are usually trained on, unless the experiment's file
   * names another. A dataset of values whose sizes the settings do not tell has to say so here.
   */
  default String loss() {
    return dataShape().filter(shape -> shape.target() == Task.Target.VALUES).isPresent()
        ? "squared_error"
        : "cross_entropy";
  }

  /**
   * The names of the metrics that are measured unless the experiment's file names others.
   *
   * @param target what its sequences ask for
   */
  default List<String> metrics(Task.Target target) {
    return target == Task.Target.CLASSES ? List.of("accuracy") : List.of();
  }

  /** Whether this is one running stream, whose state is carried from window to window. */
  default boolean continuous() {
    return false;
  }

  /** Whether the training split has no end, so that there are no epochs. */
  default boolean endless() {
    return !continuous();
  }

  /**
   * A digest of data that is read from outside; empty for generated data, which the settings and
   * the seed determine. Part of the run id.
   *
   * @param folder the folder that relative paths start from
   */
  default String fingerprint(Path folder) {
    return "";
  }

  /**
   * What a dataset gets from its run.
   *
   * @param folder the folder that relative paths start from
   * @param streams the run's random streams; use {@code dataset/…}
   */
  record Opening(Path folder, RandomStreams streams) {}

  /** Opened data. */
  interface Sequences {
    /** The inputs of each batch, by the names of its columns. */
    InputShape input();

    /** What the first target of each batch is; targets behind it are for metrics. */
    Task task();

    /** About what it keeps in memory, in bytes, for the estimate of what a run needs. */
    default long bytesKept() {
      return 0;
    }

    /** What guessing scores on the validation split; empty if nobody worked it out. */
    default Optional<Baseline> baseline() {
      return Optional.empty();
    }

    /**
     * The batches of a split. Training batches of independent sequences come in an order that
     * depends on the seed alone; validation and test cover their split once per pass.
     *
     * @param batchSize sequences side by side
     * @param window steps of one window of a stream; ignored for independent sequences
     */
    BatchSource batches(Split split, int batchSize, int window);
  }
}
