package org.unroll.engine;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's libraries in native code, which otherwise load when the first network is made. */
public final class NativeLibraries {
  private NativeLibraries() {}

  /**
   * Takes a good third of a second, the first time. BLAS then keeps to one thread, whatever the
   * environment says: the engine's own threads divide the products.
   */
  public static void load() {
    Nd4j.getBackend();
    openblas_nolapack.blas_set_num_threads(1);
  }
}
