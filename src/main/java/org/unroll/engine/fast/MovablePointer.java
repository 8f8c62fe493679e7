package org.unroll.engine.fast;

import org.bytedeco.javacpp.FloatPointer;

/** A view of native memory that can be moved anywhere without making a new object. */
final class MovablePointer extends FloatPointer {
  /** Held so that its memory is not freed meanwhile. */
  @SuppressWarnings("UnusedVariable")
  private FloatPointer origin;

  static MovablePointer[] array(int count) {
    MovablePointer[] pointers = new MovablePointer[count];
    for (int i = 0; i < count; i++) {
      pointers[i] = new MovablePointer();
    }
    return pointers;
  }

  /** Points to the number that many numbers after where another pointer points. */
  MovablePointer moveTo(FloatPointer other, long offset) {
    origin = other;
    address = other.address() + (other.position() + offset) * Float.BYTES;
    return this;
  }

  /** Points to the number that many numbers further on. */
  MovablePointer advance(long offset) {
    address += offset * Float.BYTES;
    return this;
  }
}
