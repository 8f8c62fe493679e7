package org.unroll.api;

import java.util.Set;

/**
 * How well scores predict targets, as one number of many batches. What it is called is the name
 * under which it is registered, what it means its {@link Doc}. A metric that is the mean of one
 * number a target is a {@link TargetMetric}.
 *
 * <p>The scores ŷ are what the output layer gives, before a softmax or anything else.
 */
public interface Metric {
  /** The unit of its values, such as {@code nats} or {@code share}; empty if it has none. */
  String unit();

  /** Which values are better. */
  Better better();

  /** The least value that it can have. */
  default double least() {
    return Double.NEGATIVE_INFINITY;
  }

  /** The largest value that it can have. */
  default double most() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * The kinds of target that it can be measured on. It gets the first column of a batch that is one
   * of these, whether or not the loss is computed from it.
   */
  Set<Class<? extends Target>> targets();

  /**
   * The names of the losses whose scores it can read, if not all: a share of labels that are found
   * takes scores for log-odds.
   */
  default Set<String> losses() {
    return Set.of();
  }

  /** Whether it takes sequences as wholes, of which one running stream has none. */
  default boolean wholeSequences() {
    return false;
  }

  /**
   * Begins to measure.
   *
   * @param outputs scores of one step
   */
  Accumulator start(int outputs);

  /** What one thread measures, batch by batch. */
  interface Accumulator {
    /**
     * Adds a batch, or the next steps of one.
     *
     * @param scores {@code [outputs][samples]}, a sample being a step of a sequence, or where
     *     targets fall due at the end a sequence; arrays may be longer. Leave them as they are
     * @param batch with the lengths of its sequences
     * @param target the column that the metric is measured on
     */
    void add(float[][] scores, Batch batch, Target target, int samples);

    /** All steps of the batch were added: its sequences have come to their end. */
    default void endBatch() {}

    /** The value over all that was added; NaN where that has none. */
    double value();

    /** What it keeps between two batches, for training that is interrupted. */
    double[] state();

    /**
     * Goes on from a state.
     *
     * @throws UnfitStateException if it is not one of this metric
     */
    void restore(double[] state);
  }
}
