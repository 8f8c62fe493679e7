package org.unroll.train;

import org.unroll.api.TrainingState;
import org.unroll.engine.fast.CarriedState;

/** The states that a stream carries on, as arrays of a training state. */
final class CarriedStateArrays {
  /** The batch size, then the number of states of each layer. */
  private static final String SHAPE = "stream/shape";

  private CarriedStateArrays() {}

  static void save(CarriedState carried, TrainingState.Builder state) {
    float[][][] layers = carried.snapshot();
    if (layers == null) {
      return;
    }
    long[] shape = new long[1 + layers.length];
    shape[0] = carried.batch();
    for (int l = 0; l < layers.length; l++) {
      shape[1 + l] = layers[l] == null ? 0 : layers[l].length;
      for (int s = 0; s < shape[1 + l]; s++) {
        state.put(name(l, s), layers[l][s]);
      }
    }
    state.put(SHAPE, shape);
  }

  static void restore(TrainingState state, CarriedState carried) {
    if (!state.has(SHAPE)) {
      carried.reset();
      return;
    }
    long[] shape = state.longs(SHAPE);
    float[][][] layers = new float[shape.length - 1][][];
    for (int l = 0; l < layers.length; l++) {
      if (shape[1 + l] > 0) {
        layers[l] = new float[Math.toIntExact(shape[1 + l])][];
        for (int s = 0; s < layers[l].length; s++) {
          layers[l][s] = state.floats(name(l, s));
        }
      }
    }
    carried.restore(layers, Math.toIntExact(shape[0]));
  }

  private static String name(int layer, int index) {
    return "stream/layer" + layer + "/state" + index;
  }
}
