package org.unroll.engine.fast;

/**
 * An operation each of whose rows depends on no other row: of {@code [size, batch]} values any part
 * of whole rows can be worked out by itself.
 */
non-sealed interface RowOperation extends Operation {
  /** Rows of the result. */
  int size();

  /** Computes the elements of step t from {@code from} to before {@code to}, whole rows. */
  void forward(int t, int from, int to);

  /** Adds what these elements contribute to the arguments' adjoints. */
  void backward(int t, int from, int to);
}
