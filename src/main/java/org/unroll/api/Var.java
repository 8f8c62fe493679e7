package org.unroll.api;

/**
 * A value in a cell's equations, of shape {@code [batch, size]}. Operations are element by element.
 */
public interface Var {
  /** The number of elements of one sample. */
  int size();

  Var plus(Var other);

  Var minus(Var other);

  /** The element-wise (Hadamard) product. */
  Var times(Var other);

  /** factor · this. */
  Var scale(double factor);

  /** this + constant. */
  Var plus(double constant);

  /** constant − this; {@code z.from(1)} is 1 − z. */
  default Var from(double constant) {
    return scale(-1).plus(constant);
  }

  /** Elements [from, from + size) of each sample. */
  Var slice(int from, int size);

  /**
   * (this − μ) / √(σ² + 1e-5), μ and σ² being each sample's mean and variance over its elements:
   * layer normalization without gain and bias (Ba, Kiros and Hinton 2016).
   */
  Var normalize();

  /** f(this). */
  Var apply(Activation activation);

  /**
   * f(this) for a registered activation with default parameters.
   *
   * @throws IllegalArgumentException if no activation has that name
   */
  Var apply(String activation);
}
