package org.unroll.api;

/** The numbers of a batch with one input and one target; null where it has the other kind. */
public final class BatchArrays {
  private BatchArrays() {}

  /** {@code [time, batch]}. */
  public static int[] tokens(Batch batch) {
    return batch.input() instanceof Tokens tokens ? tokens.symbols() : null;
  }

  /** {@code [time, batch, feature]}. */
  public static float[] features(Batch batch) {
    return batch.input() instanceof Features features ? features.values() : null;
  }

  /** {@code [time, batch]}, or {@code [batch]} at the end. */
  public static int[] classes(Batch batch) {
    return batch.target() instanceof Classes classes ? classes.classes() : null;
  }

  /** {@code [time, batch, size]}, or {@code [batch, size]} at the end. */
  public static float[] values(Batch batch) {
    return batch.target() instanceof Values values ? values.values() : null;
  }
}
