package org.unroll.engine.fast;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the BLAS of this process is good at. Before it multiplies, BLAS packs: it copies the
 * operands, part by part, into the order in which the processor takes them. With few sequences each
 * weight is used so few times that packing is a quarter of the product's time. OpenBLAS 0.3.19 does
 * without it in small products, on processors with AVX-512.
 *
 * @param unpacked whether it does
 * @param threads its threads; without packing it uses one
 */
record BlasKernels(boolean unpacked, int threads) {
  private static final Set<String> WITH_AVX_512 = Set.of("SKYLAKEX", "COOPERLAKE");

  /** Multiplications from which on two threads that pack are faster than one that does not. */
  private static final long WORTH_THREADS = 5_000_000;

  /** The kernels that the environment asked for when the process began. */
  static BlasKernels ofThisProcess() {
    return of(System.getenv());
  }

  static BlasKernels of(Map<String, String> environment) {
    String kernels = environment.getOrDefault("OPENBLAS_CORETYPE", "").toUpperCase(Locale.ROOT);
    String threads = environment.getOrDefault("OMP_NUM_THREADS", "");
    return new BlasKernels(
        WITH_AVX_512.contains(kernels),
        threads.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(threads) : 1);
  }

  /** Whether products of those sizes are faster in parts that are not packed. */
  boolean preferPanels(int rows, int columns, int batch) {
    return unpacked
        && batch <= PanelProduct.LARGEST_BATCH
        && (threads == 1 || (long) rows * columns * batch < WORTH_THREADS);
  }
}
