package org.unroll.engine.fast;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Native memory for {@code [rows, batch]} values, with copies to and from {@code float[]} by blocks
 * of rows.
 */
final class NativeRows {
  private final int rows;
  private FloatPointer memory = new FloatPointer();
  private FloatPointer view = new FloatPointer();
  private int capacityBatch;
  private int batch;

  NativeRows(int rows) {
    this.rows = rows;
  }

  /** Makes room for that batch size. */
  void prepare(int newBatch) {
    batch = newBatch;
    if (batch > capacityBatch) {
      capacityBatch = batch;
      memory.close();
      memory = new FloatPointer((long) rows * batch);
      view = new FloatPointer(memory);
    }
  }

  /** The memory from that row on; valid until the next call. */
  FloatPointer at(int row) {
    return view.position((long) row * batch);
  }

  /** The same from that column of the first row on. */
  FloatPointer atColumn(int column) {
    return view.position(column);
  }

  void put(int row, int count, float[] source) {
    at(row).put(source, 0, count * batch);
  }

  void get(int row, int count, float[] target) {
    at(row).get(target, 0, count * batch);
  }

  /** Sets everything to 0. */
  void clear() {
    org.bytedeco.javacpp.Pointer.memset(at(0), 0, (long) rows * batch * Float.BYTES);
  }
}
