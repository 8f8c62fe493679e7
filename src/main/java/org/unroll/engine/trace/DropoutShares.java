package org.unroll.engine.trace;

/**
 * What a traced cell drops in training, though its author wrote nothing of it.
 *
 * @param inputs share of x_t, drawn anew at each step
 * @param recurrent share of what affine maps take of states, one mask for all steps of a sequence
 */
public record DropoutShares(double inputs, double recurrent) {
  public static final DropoutShares NONE = new DropoutShares(0, 0);

  /** The same for a layer whose input is the data itself. */
  public DropoutShares withoutInputs() {
    return new DropoutShares(0, recurrent);
  }
}
