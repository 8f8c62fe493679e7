package org.unroll.components.optimizer;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;

/**
 * Hands gradients to an ND4J updater and back, in bulk copies to and from arrays that are allocated
 * once.
 */
final class Nd4jUpdater implements Optimizer.Updater {
  /** Adding and subtracting it turns anything below about 1e-30 into exactly 0. */
  static final float FLUSH = 1e-23f;

  private final INDArray gradient;
  private final FloatPointer gradientMemory;
  private final INDArray moments;
  private final float[] state;
  private final GradientUpdater<?> updater;

  Nd4jUpdater(IUpdater settings, List<Parameter> parameters) {
    int size = Parameter.elements(parameters);
    gradient = Nd4j.create(DataType.FLOAT, 1, size);
    gradientMemory = (FloatPointer) gradient.data().pointer();
    state = new float[Math.toIntExact(settings.stateSize(size))];
    moments = state.length == 0 ? null : Nd4j.create(DataType.FLOAT, 1, state.length);
    updater = settings.instantiate(moments, moments != null);
    if (moments != null) {
      momentsMemory().get(state, 0, state.length);
    }
  }

  /** ND4J counts updates from 0 and corrects by iteration + 1. */
  @Override
  public void toUpdate(float[] change, float[] values, long step) {
    gradientMemory.put(change, 0, change.length);
    updater.applyUpdater(gradient, Math.toIntExact(step - 1), 0);
    gradientMemory.get(change, 0, change.length);
    flushSubnormals();
  }

  /**
   * Moments that decay for long would turn subnormal, and arithmetic on those is ruinously slow. A
   * loop between two bulk copies costs no more than ND4J's scalar operations and leaves the state
   * where a checkpoint can take it.
   */
  private void flushSubnormals() {
    if (moments != null) {
      momentsMemory().get(state, 0, state.length);
      for (int i = 0; i < state.length; i++) {
        state[i] = (state[i] + FLUSH) - FLUSH;
      }
      momentsMemory().put(state, 0, state.length);
    }
  }

  /** ND4J's moments one after the other, in one array. */
  @Override
  public float[][] state() {
    return moments == null ? new float[0][] : new float[][] {state};
  }

  @Override
  public void restore(float[][] saved) {
    if (moments != null) {
      System.arraycopy(saved[0], 0, state, 0, state.length);
      momentsMemory().put(state, 0, state.length);
    }
  }

  private FloatPointer momentsMemory() {
    return (FloatPointer) moments.data().pointer();
  }
}
