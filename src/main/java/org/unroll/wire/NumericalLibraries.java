package org.unroll.wire;

import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/** What computes: versions and kernels that can change the last digits of a result. */
final class NumericalLibraries {
  private NumericalLibraries() {}

  /** Versions by name. Loads the native libraries. */
  static SortedMap<String, String> versions() {
    SortedMap<String, String> versions = new TreeMap<>();
    String nd4j = Nd4j.class.getPackage().getImplementationVersion();
    versions.put("nd4j", nd4j == null ? "unknown" : nd4j);
    versions.put("nd4j backend", Nd4j.getBackend().getClass().getSimpleName());
    versions.put("openblas", openblas_nolapack.OPENBLAS_VERSION.trim());
    return versions;
  }
}
