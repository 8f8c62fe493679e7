package org.unroll.engine.fast;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.unroll.engine.NativeLibraries;

/**
 * The flat parameters and their gradient: {@code float[]} for the element-wise loops, and ND4J
 * arrays of the same content in native memory for the products.
 */
final class Weights {
  private final float[] values;
  private final float[] gradient;
  private final INDArray nativeValues;
  private final INDArray nativeGradient;
  private final float[] zeros;
  private final BlasKernels kernels;
  private final ThreadTeam team;

  Weights(int size, BlasKernels kernels, ThreadTeam team) {
    NativeLibraries.load();
    this.kernels = kernels;
    this.team = team;
    this.values = new float[size];
    this.gradient = new float[size];
    this.zeros = new float[size];
    this.nativeValues = Nd4j.create(DataType.FLOAT, size);
    this.nativeGradient = Nd4j.create(DataType.FLOAT, size);
  }

  /** What the products with the weights are made by. */
  BlasKernels kernels() {
    return kernels;
  }

  /** The threads that make the products with the weights and what lies between them. */
  ThreadTeam team() {
    return team;
  }

  float[] values() {
    return values;
  }

  float[] gradient() {
    return gradient;
  }

  /** Brings changed values into native memory. */
  void publish() {
    pointer(nativeValues, 0).put(values, 0, values.length);
  }

  void clearGradient() {
    pointer(nativeGradient, 0).put(zeros, 0, zeros.length);
  }

  /** Brings the products' gradient into {@link #gradient()}. */
  void fetchGradient() {
    pointer(nativeGradient, 0).get(gradient, 0, gradient.length);
  }

  FloatPointer valuesAt(int offset) {
    return pointer(nativeValues, offset);
  }

  FloatPointer gradientAt(int offset) {
    return pointer(nativeGradient, offset);
  }

  private static FloatPointer pointer(INDArray array, long offset) {
    // The copy shares the memory but has a position of its own.
    return new FloatPointer(array.data().pointer()).position(offset);
  }
}
