package org.unroll.components.probe;

import java.util.stream.IntStream;

/** Norms by lag, averaged over the samples that are long enough for the lag. */
final class Lags {
  private Lags() {}

  /** The lags that a sample reaches: those whose norm is a number. */
  static int[] reached(double[] meanNorm) {
    return IntStream.range(0, meanNorm.length)
        .filter(lag -> !Double.isNaN(meanNorm[lag]))
        .toArray();
  }
}
