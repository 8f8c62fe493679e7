package org.unroll.api;

import java.util.List;
import java.util.Optional;

/**
 * What training leaves: a network's parameters, and what has to be known to use them. Flat vectors
 * are laid out as {@code parameters} says.
 *
 * @param parameters every parameter, in the order of the flat vectors
 * @param input what the network reads
 * @param task what it predicts
 * @param loss the name, in experiment files, of what it was trained on
 * @param initial the flat parameters before the first update
 * @param best those with the best value on the validation split; empty if nothing was measured
 *     there
 * @param last those after the last update
 */
public record TrainedModel(
    List<Parameter> parameters,
    InputShape input,
    Task task,
    String loss,
    float[] initial,
    Optional<Values> best,
    Values last) {
  public TrainedModel {
    parameters = List.copyOf(parameters);
  }

  /** The flat parameters after that update; 0 before the first. */
  public record Values(long step, float[] flat) {}
}
