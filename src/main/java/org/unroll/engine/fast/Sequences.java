package org.unroll.engine.fast;

/**
 * What one pass works on.
 *
 * @param time steps
 * @param batch sequences side by side
 * @param lengths valid steps of each sequence
 * @param tokens {@code [time, batch]}, or null
 * @param inputs one {@code [size, batch]} array per step, or null if the input is tokens
 * @param context {@code [context, batch]}, or null if there is none
 */
record Sequences(
    int time, int batch, int[] lengths, int[] tokens, float[][] inputs, float[] context) {
  /** The same sequences with other values as inputs, for a layer above. */
  Sequences withInputs(float[][] values) {
    return new Sequences(time, batch, lengths, null, values, context);
  }

  /** Whether any sequence has ended before that step. */
  boolean padded(int step) {
    for (int length : lengths) {
      if (step >= length) {
        return true;
      }
    }
    return false;
  }
}
