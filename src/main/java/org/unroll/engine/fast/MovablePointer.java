package org.unroll.engine.fast;

import org.bytedeco.javacpp.FloatPointer;

/** A view of native memory that can be moved anywhere without making a new object. */
final class MovablePointer extends FloatPointer {
  static MovablePointer[] array(int count) {
    MovablePointer[] pointers = new MovablePointer[count];
    for (int i = 0; i < count; i++) {
      pointers[i] = new MovablePointer();
    }
    return pointers;
  }

  /** Points to the number that many numbers after where another pointer points. */
  MovablePointer moveTo(FloatPointer origin, long offset) {
    address = origin.address() + (origin.position() + offset) * Float.BYTES;
    return this;
  }
}
