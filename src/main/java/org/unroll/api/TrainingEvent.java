package org.unroll.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What training tells the outside, in order. */
public sealed interface TrainingEvent {
  /**
   * Training begins, or goes on from a state.
   *
   * @param steps updates planned
   * @param parameters the network's parameters
   * @param tables every record type that may follow in {@link Measured}, in addition to {@link
   *     LearningPoint}
   * @param metrics what is measured beside the loss, in the order of the learning curve's columns
   * @param best by which metric, on the validation split, parameters are the best
   * @param baseline what guessing scores, if the dataset knows
   */
  record Started(
      long steps,
      List<Parameter> parameters,
      List<Class<? extends Record>> tables,
      List<MetricDescription> metrics,
      MetricDescription best,
      Optional<Baseline> baseline)
      implements TrainingEvent {}

  /** An update was made; {@code loss} is its training loss. Sent for every update. */
  record Updated(long step, double loss) implements TrainingEvent {}

  /** A row of a table was measured. */
  record Measured(Record row) implements TrainingEvent {}

  /**
   * A span of work took time.
   *
   * @param step the update at its end
   * @param phase {@code train} or {@code evaluate}
   */
  record Timed(long step, String phase, long updates, double seconds) implements TrainingEvent {}

  /**
   * Training stands between two updates, and all rows up to that update are out. Sent after every
   * update but the last. What is thrown at it ends training; if the thread is interrupted, training
   * stops right after it.
   *
   * @param step the update that was made
   * @param state takes a snapshot from which the run can go on; ask while the event is handled
   */
  record Rested(long step, Supplier<TrainingState> state) implements TrainingEvent {}

  /** The loss or the gradient stopped being finite at that update; nothing follows but the end. */
  record Diverged(long step, String reason) implements TrainingEvent {}

  /** Training ended, by completion or divergence; the last update is that of the model. */
  record Ended(TrainedModel model) implements TrainingEvent {}
}
