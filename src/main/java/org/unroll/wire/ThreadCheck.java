package org.unroll.wire;

import java.util.Optional;

/**
 * Compares the number of BLAS threads that a run asks for with what this process was started with.
 * Only {@code OMP_NUM_THREADS} in the environment before the JVM starts reaches all of ND4J, and
 * the number of threads changes the last digits of results.
 */
record ThreadCheck(Optional<String> ompNumThreads) {
  static ThreadCheck ofThisProcess() {
    return new ThreadCheck(Optional.ofNullable(System.getenv("OMP_NUM_THREADS")));
  }

  /**
   * Checks.
   *
   * @throws IllegalStateException if the process has another number of threads
   */
  void require(int threads) {
    String found = ompNumThreads.orElse("not set");
    if (!found.equals(Integer.toString(threads))) {
      throw new IllegalStateException(
          "the run asks for "
              + threads
              + " BLAS threads, but OMP_NUM_THREADS is "
              + found
              + "; leave out --launcher, so that it is executed in a process with as many");
    }
  }
}
