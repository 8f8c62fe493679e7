package org.unroll.api;

/**
 * Bytes of memory, on the Java heap and outside of it. What exceeds the largest {@code long} is the
 * largest {@code long}: sizes that no machine has are still compared rightly.
 */
public record Memory(long heap, long offHeap) {
  public static final Memory NONE = new Memory(0, 0);

  /** What the virtual machine keeps with each array, and what it rounds sizes up to. */
  private static final long HEADER = 16;

  private static final long ALIGNMENT = 8;

  /** What refers to an array. */
  private static final long REFERENCE = 4;

  /** Heap of that many {@code float[]}s of that length, with what refers to them. */
  public static Memory floats(long arrays, long length) {
    return arrays(arrays, length, Float.BYTES);
  }

  /** Heap of that many arrays, with what refers to them. */
  public static Memory arrays(long arrays, long length, long bytesOfElement) {
    long content = sum(product(length, bytesOfElement), HEADER + REFERENCE, ALIGNMENT / 2);
    return new Memory(product(arrays, content), 0);
  }

  /** Numbers in native memory. */
  public static Memory nativeFloats(long... factors) {
    return new Memory(0, product(product(factors), Float.BYTES));
  }

  public Memory plus(Memory other) {
    return new Memory(sum(heap, other.heap), sum(offHeap, other.offHeap));
  }

  public Memory times(long factor) {
    return new Memory(product(heap, factor), product(offHeap, factor));
  }

  /** Both together. */
  public long total() {
    return sum(heap, offHeap);
  }

  /** The product of numbers of at least 0; the largest {@code long} if it is more. */
  public static long product(long... factors) {
    long product = 1;
    boolean exceeds = false;
    for (long factor : factors) {
      if (factor == 0) {
        return 0;
      }
      exceeds |= product > Long.MAX_VALUE / factor;
      product = exceeds ? Long.MAX_VALUE : product * factor;
    }
    return product;
  }

  /** The sum of numbers of at least 0; the largest {@code long} if it is more. */
  public static long sum(long... terms) {
    long sum = 0;
    for (long term : terms) {
      sum = sum > Long.MAX_VALUE - term ? Long.MAX_VALUE : sum + term;
    }
    return sum;
  }
}
