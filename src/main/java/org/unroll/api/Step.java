package org.unroll.api;

/**
 * One time step of a cell, as its author sees it. All values have shape {@code [batch, size]}; a
 * state and an affine map have the layer's hidden size unless another is given.
 */
public interface Step {
  /**
   * x_t, of shape {@code [batch, input]}: in the lowest layer all inputs of the step side by side,
   * in the order in which the dataset declares them, tokens as vectors with a single 1.
   */
  Var input();

  /**
   * The context c of each sequence, {@code [batch, context]}: the same at every step, in every
   * layer. A cell that asks for it decides by itself what becomes of it; where none does, {@code
   * context} of the experiment file says where it enters.
   *
   * @throws IllegalArgumentException if the data has no context
   */
  Var context();

  /**
   * The named state at the previous time step, {@code [batch, hidden]}; before the first zero, or
   * what {@link Cell#initialStates} sets.
   */
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

  /**
   * One trained number per unit, the same for every sequence, {@code [1, size]} spread over the
   * batch: a diagonal peephole, a gain.
   */
  Var parameter(String name, int size, double initialValue);

  /** A number that is not trained, in every element. */
  Var constant(int size, double value);

  /** The arguments side by side, {@code [batch, sum of their sizes]}. */
  Var concatenate(Var... parts);

  /**
   * Zeros with probability {@code dropped}, and 1/(1 − dropped) elsewhere, so that the expectation
   * is 1; when not training, all ones. Drawn from the run's stream of that name.
   */
  Var mask(String name, int size, double dropped, MaskSpan span);

  /** The result of an operation that the vocabulary lacks. */
  Var apply(Operation operation, Var... arguments);

  /** How long a mask is kept. */
  enum MaskSpan {
    /** Drawn anew at each time step. */
    STEP,
    /** One mask for all time steps. */
    SEQUENCE
  }

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
