package org.unroll.api;

/**
 * An operation that the vocabulary of cells lacks, with its derivative. All arrays are {@code
 * [size, batch]}: element j of sequence b at {@code j * batch + b}.
 *
 * <p>The double form is required. The single-precision form converts to it and back, which is slow;
 * override it for speed.
 */
public interface Operation {
  /** The result's size for arguments of those sizes. */
  int size(int... argumentSizes);

  /** Computes the value. */
  void forward(double[][] arguments, double[] value, int batch);

  /**
   * Adds to each argument's adjoint what follows from the value's.
   *
   * @param argumentAdjoints to add to
   */
  void backward(
      double[][] arguments,
      double[] value,
      double[] adjoint,
      double[][] argumentAdjoints,
      int batch);

  /** As the double form; arrays may be longer than their values. */
  default void forward(float[][] arguments, float[] value, int[] counts, int count, int batch) {
    double[] result = new double[count];
    forward(DoubleCopies.of(arguments, counts), result, batch);
    DoubleCopies.round(result, value);
  }

  /** As the double form; arrays may be longer than their values. */
  default void backward(
      float[][] arguments,
      float[] value,
      float[] adjoint,
      float[][] argumentAdjoints,
      int[] counts,
      int count,
      int batch) {
    double[][] sums = DoubleCopies.of(argumentAdjoints, counts);
    backward(
        DoubleCopies.of(arguments, counts),
        DoubleCopies.of(value, count),
        DoubleCopies.of(adjoint, count),
        sums,
        batch);
    for (int i = 0; i < sums.length; i++) {
      DoubleCopies.round(sums[i], argumentAdjoints[i]);
    }
  }
}
