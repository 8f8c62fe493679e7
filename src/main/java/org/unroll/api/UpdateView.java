package org.unroll.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One update as a probe sees it. Arrays are the engine's own: read them, do not keep or change
 * them.
 */
public interface UpdateView {
  /** The number of this update, from 1. */
  long step();

  /** Whether this is an update at which the curves are recorded ({@code evaluate.every}). */
  boolean recorded();

  /** Every parameter and its place in the flat vectors below. */
  List<Parameter> parameters();

  /** The flat parameters before this update. */
  float[] values();

  /** The flat parameters with which training began. */
  float[] initialValues();

  /** The flat gradient before clipping, a penalty's included. */
  float[] gradient();

  /** The flat change that is about to be subtracted from the parameters. */
  float[] update();

  /** ‖gradient‖₂ before clipping. */
  double norm();

  /** ‖gradient‖₂ after clipping. */
  double clippedNorm();

  /** Whether clipping changed the gradient. */
  boolean clipped();

  /**
   * Shows the gates' values on this update's batch. Where the truncation bounds the memory of a
   * long sequence they come in several stretches of time, one after another, each gate once in
   * each.
   *
   * @param gates takes the values; they are valid during the call only
   */
  void showGates(Consumer<GateValues> gates);

  /**
   * Shows the states' values on this update's batch, in stretches as the gates.
   *
   * @param states takes the values; they are valid during the call only
   */
  void showStates(Consumer<StateValues> states);

  /**
   * ‖∂L/∂s_t‖₂ for every state s, where L is made of each sample's own losses: an extra backward
   * pass, made when first asked for. It respects the experiment's truncation; where the windows of
   * a truncation overlap, {@link LossTime#ALL} has no answer and the list is empty.
   */
  List<StateGradient> stateGradients(LossTime loss);

  /**
   * What each time step adds to the gradient of each weight: ‖∂L/∂s_t · ∂⁺s_t/∂W‖ by lag, ∂⁺ being
   * the derivative by the use of W at step t alone (Pascanu, Mikolov and Bengio 2013, eq. 4). L as
   * in {@link #stateGradients}. The output head, which is used at the loss itself, is left out.
   */
  List<TemporalComponent> temporalComponents(LossTime loss);

  /**
   * Shows the Jacobians of this update's first sequences, worked out in double precision at the
   * parameters before the update: slow.
   *
   * @param sequences how many sequences of the batch
   * @param steps how many steps of each, the last ones
   * @param jacobians takes those of one direction of one layer and one sequence at a time
   */
  void showJacobians(int sequences, int steps, Consumer<StateJacobians> jacobians);

  /**
   * The gradient of this update's loss with and without truncation; empty where the truncation cuts
   * nothing off, and for streams, which have no beginning to go back to. Two extra backward passes,
   * for which the whole sequence is in memory.
   */
  Optional<Truncated> truncated();

  /**
   * The values of one gate over a stretch of time.
   *
   * @param values one array per time step, each {@code [unit, batch]}: unit j of sequence b at
   *     {@code j * batch + b}; arrays may be longer
   * @param size number of units
   * @param lengths valid steps of each sequence within the stretch, {@code [batch]}
   */
  record GateValues(int layer, String gate, float[][] values, int size, int time, int[] lengths) {}

  /**
   * Gradient norms of one state by lag.
   *
   * @param meanNorm element k: the norm at k steps before the loss, averaged over the samples of
   *     the batch that are that long and have a target at the loss; NaN where none is
   */
  record StateGradient(int layer, String state, double[] meanNorm) {}

  /**
   * The values of one state over a stretch of time, laid out as those of a gate.
   *
   * @param values one array per time step, each {@code [unit, batch]}: unit j of sequence b at
   *     {@code j * batch + b}; arrays may be longer
   * @param size number of units
   * @param lengths valid steps of each sequence within the stretch, {@code [batch]}
   */
  record StateValues(
      int layer, String state, float[][] values, int size, int time, int[] lengths) {}

  /**
   * What each step adds to one parameter's gradient, by lag.
   *
   * @param role the parameter's role; empty for all parameters of the gate together
   * @param meanNorm element k: the Euclidean norm of what the step k before the loss adds, averaged
   *     over the samples of the batch that are that long; NaN where none is
   */
  record TemporalComponent(int layer, String gate, String role, double[] meanNorm) {}

  /**
   * Jacobians of one direction of one layer along one sequence, with the layer's inputs held fixed.
   *
   * @param sequence its place in the batch
   * @param steps element i: ∂s_t/∂s_{t−1} at the i-th of the steps, in reading order, {@code [n,
   *     n]}, s being all states of the layer one after another, in the order of {@code states}
   * @param states the states' names
   */
  record StateJacobians(
      int layer, boolean reverse, int sequence, List<String> states, double[][][] steps) {}

  /**
   * The loss's gradient of all parameters, without a penalty's.
   *
   * @param truncated as it is trained on
   * @param full through the whole sequence
   */
  record Truncated(float[] truncated, float[] full) {}
}
