package org.unroll.engine.fast;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Native memory for {@code [rows, batch]} values of one or several steps in time, with copies to
 * and from {@code float[]} by blocks of rows. All methods speak of the step moved to last.
 */
final class NativeRows {
  private final int rows;
  private final MovablePointer view = new MovablePointer();
  private FloatPointer memory = new FloatPointer();
  private FloatBuffer copies = FloatBuffer.allocate(0);
  private long capacity;
  private int batch;
  private long start;

  NativeRows(int rows) {
    this.rows = rows;
  }

  /** Makes room for one step with that batch size. */
  void prepare(int newBatch) {
    prepare(newBatch, 1);
  }

  /** Makes room for several steps, {@code [steps, rows, batch]}, and moves to the first. */
  void prepare(int newBatch, int steps) {
    batch = newBatch;
    start = 0;
    long needed = (long) rows * batch * steps;
    if (needed > capacity) {
      capacity = needed;
      memory.close();
      memory = new FloatPointer(needed);
      copies = memory.asBuffer();
    }
  }

  void moveTo(int step) {
    start = (long) step * rows * batch;
  }

  /** The memory from that row on; valid until the next call. */
  FloatPointer at(int row) {
    return view.moveTo(memory, start + (long) row * batch);
  }

  /** The same from that column of the first row on. */
  FloatPointer atColumn(int column) {
    return view.moveTo(memory, start + column);
  }

  void put(int row, int count, float[] source) {
    putPart(row, source, 0, count * batch);
  }

  void get(int row, int count, float[] target) {
    getPart(row, target, 0, count * batch);
  }

  /**
   * Copies a part of a matrix whose first row is that one here.
   *
   * @param from the first of the matrix's elements to copy
   * @param to the one after the last
   */
  void putPart(int row, float[] source, int from, int to) {
    copies.put(place(row) + from, source, from, to - from);
  }

  /** The other way. Unlike {@link #at}, the copies can be made by several threads at once. */
  void getPart(int row, float[] target, int from, int to) {
    copies.get(place(row) + from, target, from, to - from);
  }

  private int place(int row) {
    return Math.toIntExact(start + (long) row * batch);
  }

  /** Sets everything to 0. */
  void clear() {
    org.bytedeco.javacpp.Pointer.memset(at(0), 0, (long) rows * batch * Float.BYTES);
  }
}
