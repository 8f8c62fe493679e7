package org.unroll.api;

import java.nio.file.Path;

/** Where sequences come from. The record holds the settings; {@link #open} gives the sequences. */
public interface Dataset {
  /** Opens the data for one run. */
  Sequences open(Context context);

  /** Whether this is one running stream, whose state is carried from window to window. */
  default boolean continuous() {
    return false;
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
  record Context(Path folder, RandomStreams streams) {}

  /** Opened data. */
  interface Sequences {
    InputShape input();

    Task task();

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
