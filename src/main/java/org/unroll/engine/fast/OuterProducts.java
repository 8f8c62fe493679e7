package org.unroll.engine.fast;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/** A sum Σ a bᵀ of outer products over sequences and steps, {@code [size, size]}. */
final class OuterProducts {
  private final int size;
  private final FloatPointer sum;
  private final NativeRows left;
  private final NativeRows right;
  private final float[] values;
  private float[] scaled = new float[0];

  OuterProducts(int size) {
    this.size = size;
    this.values = new float[size * size];
    this.sum = new FloatPointer((long) values.length);
    this.left = new NativeRows(size);
    this.right = new NativeRows(size);
  }

  void clear() {
    java.util.Arrays.fill(values, 0f);
    sum.put(values, 0, values.length);
  }

  /**
   * Adds one step's.
   *
   * @param a {@code [size, batch]}
   * @param factorsOfA by sequence; together with those of b they keep what is multiplied near 1
   * @param b {@code [size, batch]}
   */
  void add(float[] a, double[] factorsOfA, float[] b, double[] factorsOfB, int batch) {
    left.prepare(batch);
    left.put(0, size, scaled(a, factorsOfA, batch));
    right.prepare(batch);
    right.put(0, size, scaled(b, factorsOfB, batch));
    cblas_sgemm(
        CblasColMajor,
        CblasTrans,
        CblasNoTrans,
        size,
        size,
        batch,
        1f,
        right.at(0),
        batch,
        left.at(0),
        batch,
        1f,
        sum,
        size);
  }

  /** Valid until the next call. */
  private float[] scaled(float[] source, double[] factors, int batch) {
    if (scaled.length < size * batch) {
      scaled = new float[size * batch];
    }
    for (int row = 0; row < size * batch; row += batch) {
      for (int b = 0; b < batch; b++) {
        scaled[row + b] = (float) (source[row + b] * factors[b]);
      }
    }
    return scaled;
  }

  /** target += factor · sum, row by row. */
  void addTo(float[] target, int offset, double factor) {
    sum.get(values, 0, values.length);
    for (int i = 0; i < values.length; i++) {
      target[offset + i] += (float) (factor * values[i]);
    }
  }
}
