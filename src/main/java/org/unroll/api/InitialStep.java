package org.unroll.api;

/**
 * What comes before the first time step of a cell, as its author sees it: the context c of each
 * sequence, and the states that follow from it. All values have shape {@code [batch, size]}; an
 * affine map has the layer's hidden size unless another is given.
 *
 * <p>Trained parameters are named as a step's are, with {@code initial.} before: the weights of
 * {@code affine("h", step.context())} are {@code initial.h.context}, its bias {@code
 * initial.h.bias}.
 */
public interface InitialStep {
  /** c, of shape {@code [batch, context]}. */
  Var context();

  /** Sets a state of the cell before its first step. States that are not set begin at zero. */
  void set(String state, Var value);

  /** W·[arguments] + b: one trained matrix per argument and one bias. */
  Var affine(String name, Var... arguments);

  /** As {@link #affine(String, Var...)}, with another output size. */
  Var affine(String name, int size, Var... arguments);

  /** One trained number per unit, the same for every sequence. */
  Var parameter(String name, int size, double initialValue);

  /** The arguments side by side, {@code [batch, sum of their sizes]}. */
  Var concatenate(Var... parts);

  /** The activation function that the experiment file configures. */
  Activation activation();

  /** The layer's hidden size. */
  int hiddenSize();
}
