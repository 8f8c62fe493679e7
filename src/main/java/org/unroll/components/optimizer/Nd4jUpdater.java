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
  private static final float FLUSH = 1e-23f;

  private final INDArray gradient;
  private final FloatPointer memory;
  private final INDArray state;
  private final GradientUpdater<?> updater;

  Nd4jUpdater(IUpdater settings, List<Parameter> parameters) {
    int size = Parameter.elements(parameters);
    long stateSize = settings.stateSize(size);
    gradient = Nd4j.create(DataType.FLOAT, 1, size);
    memory = (FloatPointer) gradient.data().pointer();
    state = stateSize == 0 ? null : Nd4j.create(DataType.FLOAT, 1, stateSize);
    updater = settings.instantiate(state, state != null);
  }

  /** ND4J counts updates from 0 and corrects by iteration + 1. */
  @Override
  public void toUpdate(float[] change, float[] values, long step) {
    memory.put(change, 0, change.length);
    updater.applyUpdater(gradient, Math.toIntExact(step - 1), 0);
    memory.get(change, 0, change.length);
    if (state != null) {
      flushSubnormals();
    }
  }

  /**
   * Moments that decay for long would turn subnormal, and arithmetic on those is ruinously slow.
   */
  private void flushSubnormals() {
    state.addi(FLUSH);
    state.subi(FLUSH);
  }

  /** ND4J's moments one after the other, in one array. */
  @Override
  public float[][] state() {
    if (state == null) {
      return new float[0][];
    }
    float[] copy = new float[Math.toIntExact(state.length())];
    stateMemory().get(copy, 0, copy.length);
    return new float[][] {copy};
  }

  @Override
  public void restore(float[][] saved) {
    if (state != null) {
      stateMemory().put(saved[0], 0, saved[0].length);
    }
  }

  private FloatPointer stateMemory() {
    return (FloatPointer) state.data().pointer();
  }
}
