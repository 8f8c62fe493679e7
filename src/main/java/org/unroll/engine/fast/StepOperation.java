package org.unroll.engine.fast;

/** An operation that is carried out at once, forward and backward. */
non-sealed interface StepOperation extends Operation {
  /** Computes the values of step t from 0. */
  void forward(int t);

  /** Adds what step t contributes to the arguments' adjoints, given the result's adjoint. */
  void backward(int t);
}
