package org.unroll.bench;

/** How many threads this process computes with: BLAS reads the variable once, before all else. */
final class Threads {
  private Threads() {}

  static int ofThisProcess() {
    String value = System.getenv("OMP_NUM_THREADS");
    if (value == null || !value.matches("[1-9][0-9]*")) {
      throw new IllegalStateException("OMP_NUM_THREADS must be set before the JVM starts");
    }
    System.setProperty("ai.djl.pytorch.num_threads", value);
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    return Integer.parseInt(value);
  }
}
