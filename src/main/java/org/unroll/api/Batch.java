package org.unroll.api;

/**
 * Sequences side by side, padded on the right to the longest.
 *
 * @param time number of steps of the longest sequence
 * @param batch number of sequences
 * @param lengths valid steps of each sequence, {@code [batch]}, each in [1, time]
 * @param tokens symbol indices {@code [time, batch]}, or null if the input is features
 * @param features feature values {@code [time, batch, feature]}, or null if the input is tokens
 * @param classes target classes, {@code [time, batch]} or {@code [batch]} by the task's timing; −1
 *     where there is no target; null if the targets are values
 * @param values target values, {@code [time, batch, size]} or {@code [batch, size]}; a sample whose
 *     first value is NaN has no target; null if the targets are classes
 */
public record Batch(
    int time,
    int batch,
    int[] lengths,
    int[] tokens,
    float[] features,
    int[] classes,
    float[] values) {
  public Batch {
    if (lengths == null || lengths.length != batch || (tokens == null) == (features == null)) {
      throw new IllegalArgumentException(
          "a batch needs a length per sequence and one kind of input");
    }
    if ((classes == null) == (values == null)) {
      throw new IllegalArgumentException("a batch needs one kind of target");
    }
  }

  /** Whether the sequence still has input at that step (from 0). */
  public boolean valid(int step, int sequence) {
    return step < lengths[sequence];
  }

  /** Lengths of a batch without padding. */
  public static int[] fullLengths(int time, int batch) {
    int[] lengths = new int[batch];
    java.util.Arrays.fill(lengths, time);
    return lengths;
  }
}
