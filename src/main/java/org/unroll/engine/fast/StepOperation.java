package org.unroll.engine.fast;

/** One operation of a layer's step, forward and backward. */
interface StepOperation {
  /** Computes the values of step t from 0. */
  void forward(int t);

  /** Adds what step t contributes to the arguments' adjoints, given the result's adjoint. */
  void backward(int t);
}
