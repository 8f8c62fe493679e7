package org.unroll.api;

/**
 * One time step of a cell, as its author sees it. All values have shape {@code [batch, size]}; a
 * state and an affine map have the layer's hidden size unless another is given.
 */
public interface Step {
  /** x_t, of shape {@code [batch, input]}. */
  Var input();

  /** The named state at the previous time step, zero before the first, {@code [batch, hidden]}. */
  Var previous(String state);

  /** As {@link #previous(String)}, for a state of another size. */
  Var previous(String state, int size);

  /** Sets the named state for the next time step. Every state that is read must be set once. */
  void next(String state, Var value);

  /**
   * W·[arguments] + b: one trained matrix per argument and one bias. Names are kept: they appear in
   * parameter files, gradient records and reports.
   */
  Var affine(String name, Var... arguments);

  /** As {@link #affine(String, Var...)}, with another output size. */
  Var affine(String name, int size, Var... arguments);

  /** W·[arguments] without a bias. */
  Var linear(String name, Var... arguments);

  /** The logistic gate σ(W·[arguments] + b); reported by name in {@code gates.csv}. */
  default Var gate(String name, Var... arguments) {
    return observeGate(name, affine(name, arguments).apply("sigmoid"));
  }

  /** The gate f(W·[arguments] + b) with another squashing function f. */
  default Var gate(String name, Activation squash, Var... arguments) {
    return observeGate(name, affine(name, arguments).apply(squash));
  }

  /** Reports a value under a gate's name in {@code gates.csv}; returns it unchanged. */
  Var observeGate(String name, Var value);

  /** The activation function that the experiment file configures. */
  Activation activation();

  /** The layer's hidden size. */
  int hiddenSize();
}
