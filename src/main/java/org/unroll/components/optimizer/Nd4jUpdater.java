package org.unroll.components.optimizer;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.unroll.api.Optimizer;

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

  Nd4jUpdater(IUpdater settings, int size) {
    long stateSize = settings.stateSize(size);
    gradient = Nd4j.create(DataType.FLOAT, 1, size);
    memory = (FloatPointer) gradient.data().pointer();
    state = stateSize == 0 ? null : Nd4j.create(DataType.FLOAT, 1, stateSize);
    updater = settings.instantiate(state, state != null);
  }

  /** ND4J counts updates from 0 and corrects by iteration + 1. */
  @Override
  public void toUpdate(float[] values, long step) {
    memory.put(values, 0, values.length);
    updater.applyUpdater(gradient, Math.toIntExact(step - 1), 0);
    memory.get(values, 0, values.length);
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
}
