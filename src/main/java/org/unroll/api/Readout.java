package org.unroll.api;

import java.util.Locale;

/** What the output layer reads of a sequence whose target stands at its end. */
public enum Readout {
  /** The top layer's output at the last valid step. */
  END,
  /** Its mean over the valid steps. */
  MEAN,
  /** Its greatest value over the valid steps, unit by unit. */
  MAX;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
