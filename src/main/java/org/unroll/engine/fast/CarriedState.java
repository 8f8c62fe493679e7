package org.unroll.engine.fast;

/** The states of a stream from which its next window goes on. */
public final class CarriedState {
  private float[][][] states;
  private int batch;
  private boolean empty = true;

  /** Forgets: the next window starts from zero. The memory is kept for the next states. */
  public void reset() {
    empty = true;
  }

  /**
   * A copy of what is carried, by layer and state, each {@code [size, batch]}; null for zeros, and
   * null at a layer that carries nothing.
   */
  public float[][][] snapshot() {
    return empty ? null : copy(states);
  }

  /** The batch size of what is carried. */
  public int batch() {
    return batch;
  }

  /**
   * Takes up what {@link #snapshot()} gave; it is copied.
   *
   * @param size the batch size
   */
  public void restore(float[][][] snapshot, int size) {
    states = copy(snapshot);
    batch = size;
    empty = snapshot == null;
  }

  private static float[][][] copy(float[][][] source) {
    if (source == null) {
      return null;
    }
    float[][][] copy = new float[source.length][][];
    for (int l = 0; l < source.length; l++) {
      if (source[l] != null) {
        copy[l] = new float[source[l].length][];
        for (int s = 0; s < source[l].length; s++) {
          copy[l][s] = source[l][s].clone();
        }
      }
    }
    return copy;
  }

  /** The states of a layer, or null for zeros. */
  float[][] of(int layer, int expectedBatch) {
    if (empty) {
      return null;
    }
    if (batch != expectedBatch) {
      throw new IllegalStateException(
          "a stream of " + batch + " sequences cannot go on with " + expectedBatch);
    }
    return states[layer];
  }

  void keep(Layer[] layers, int size, int steps) {
    if (states == null || batch != size) {
      states = new float[layers.length][][];
      batch = size;
    }
    empty = false;
    for (int l = 0; l < layers.length; l++) {
      float[][] finals = layers[l].statesAfter(steps);
      if (finals == null) {
        continue;
      }
      if (states[l] == null) {
        states[l] = new float[finals.length][];
      }
      for (int s = 0; s < finals.length; s++) {
        float[] last = finals[s];
        if (states[l][s] == null || states[l][s].length != last.length) {
          states[l][s] = new float[last.length];
        }
        System.arraycopy(last, 0, states[l][s], 0, last.length);
      }
    }
  }
}
