package org.unroll.engine.fast;

import java.util.function.Consumer;
import org.unroll.api.UpdateView.GateValues;
import org.unroll.api.UpdateView.StateValues;
import org.unroll.engine.Masks;
import org.unroll.engine.Window;

/** One layer of the network, in one reading direction or in two. */
interface Layer {
  /** Has to be called after the parameters or the batch size changed. */
  void refresh(int batch);

  /**
   * Runs over all steps.
   *
   * @param initial the states to start from, by state, {@code [size, batch]}; null for zeros
   * @param masks what is dropped
   */
  void forward(Sequences sequences, float[][] initial, Masks masks);

  /** The output by step, {@code [size, batch]}; valid until the next forward pass. */
  float[][] outputs();

  /**
   * The first output element that has read its sequence in reverse, and so ends at step 0; the
   * output's size if there is none.
   */
  int reverseFrom();

  /**
   * Runs backward over the steps of a window.
   *
   * @param external ∂L/∂output by step; null where there is none
   * @param inputAdjoints takes ∂L/∂x_t by step, if the layer stands on another
   * @param observer sees the states' adjoints, or null
   */
  void backward(
      Window window,
      float[][] external,
      float[][] inputAdjoints,
      boolean weightGradients,
      AdjointObserver observer);

  void clearGradient();

  void writeGradient();

  /** The states after that many steps, by state; null if the layer cannot be carried on. */
  float[][] statesAfter(int steps);

  /** Shows the gates' values in the last forward pass from that step on. */
  void showGates(int from, Consumer<GateValues> gates);

  /** Shows the states' values in the last forward pass from that step on. */
  void showStates(int from, Consumer<StateValues> states);
}
