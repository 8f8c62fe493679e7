package org.unroll.api;

import java.util.List;

/**
 * What a probe can know of a run before it begins.
 *
 * @param cell the cell's name
 * @param gates the names that the cell reports gates by, in the order of its equations
 * @param truncation how far back losses reach
 * @param readout what the output reads of a sequence whose target stands at its end
 * @param continuous whether the dataset is one running stream
 * @param updates updates that are planned; {@link Long#MAX_VALUE} if that depends on the data
 */
public record WatchedRun(
    String cell,
    List<String> gates,
    Truncation truncation,
    Readout readout,
    boolean continuous,
    long updates) {
  public WatchedRun {
    gates = List.copyOf(gates);
  }
}
