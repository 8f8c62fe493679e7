package org.unroll.engine.fast;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The three products that training makes with one weight matrix, as the engine makes them and with
 * nothing around them.
 */
public final class MatrixProducts {
  private final int batch;
  private final WeightBlock block;
  private final FloatPointer argument;
  private final FloatPointer adjoint;
  private final FloatPointer result;

  /** Products with a matrix {@code [rows, columns]}, by one thread. */
  public MatrixProducts(int rows, int columns, int batch) {
    this.batch = batch;
    Weights weights = new Weights(rows * columns, BlasKernels.ofThisProcess(), new ThreadTeam(1));
    for (int i = 0; i < weights.values().length; i++) {
      weights.values()[i] = (float) Math.sin(i);
    }
    weights.publish();
    block = new WeightBlock(weights, 0, rows, columns);
    block.refresh(batch);
    argument = filled((long) columns * batch);
    adjoint = filled((long) rows * batch);
    result = filled((long) Math.max(rows, columns) * batch);
  }

  private static FloatPointer filled(long count) {
    FloatPointer values = new FloatPointer(count);
    for (long i = 0; i < count; i++) {
      values.put(i, (float) Math.cos(i));
    }
    return values;
  }

  /** W·argument. */
  public FloatPointer multiply() {
    block.multiply(argument, batch, 0, result);
    return result;
  }

  /** Wᵀ·adjoint. */
  public FloatPointer multiplyTransposed() {
    block.multiplyTransposed(adjoint, batch, result);
    return result;
  }

  /** ∂L/∂W += adjoint·argumentᵀ. */
  public FloatPointer accumulate() {
    block.accumulate(argument, adjoint, batch);
    return adjoint;
  }
}
