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
 */
record BlasKernels(boolean unpacked) {
  private static final Set<String> WITH_AVX_512 = Set.of("SKYLAKEX", "COOPERLAKE");

  /** The kernels that the environment asked for when the process began. */
  static BlasKernels ofThisProcess() {
    return of(System.getenv());
  }

  static BlasKernels of(Map<String, String> environment) {
    String kernels = environment.getOrDefault("OPENBLAS_CORETYPE", "").toUpperCase(Locale.ROOT);
    return new BlasKernels(WITH_AVX_512.contains(kernels));
  }

  /** Whether products with that many sequences are faster in parts that are not packed. */
  boolean preferPanels(int batch) {
    return unpacked && batch <= PanelProduct.LARGEST_BATCH;
  }
}
