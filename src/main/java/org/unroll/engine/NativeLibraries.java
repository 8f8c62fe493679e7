package org.unroll.engine;

import org.nd4j.linalg.factory.Nd4j;

/** ND4J's libraries in native code, which otherwise load when the first network is made. */
public final class NativeLibraries {
  private NativeLibraries() {}

  /** Takes a good third of a second, the first time. */
  public static void load() {
    Nd4j.getBackend();
  }
}
