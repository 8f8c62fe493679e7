package org.unroll.api;

import java.util.List;
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
   * ‖∂L/∂s_t‖₂ for every state s, where L is each sample's own loss at its last valid step: an
   * extra backward pass, made when first asked for. It respects the experiment's truncation.
   */
  List<StateGradient> stateGradients();

  /**
   * The values of one gate over a stretch of time.
   *
   * @param values one array per time step, each {@code [unit, batch]}: unit j of sequence b at
   *     {@code j * batch + b}
   * @param lengths valid steps of each sequence within the stretch, {@code [batch]}
   */
  record GateValues(int layer, String gate, float[][] values, int time, int[] lengths) {}

  /**
   * Gradient norms of one state by lag.
   *
   * @param meanNorm element k: the norm at k steps before the loss, averaged over the samples of
   *     the batch that are that long; NaN where none is
   */
  record StateGradient(int layer, String state, double[] meanNorm) {}
}
