package org.unroll.api;

import java.util.Locale;

/** Where the context of a sequence enters a network whose cell does not read it by itself. */
public enum ContextUse {
  /** Beside the input of each step of the lowest layer. */
  INPUT,
  /** In the states before the first step, of every layer. */
  INITIAL_STATE,
  /** In both. */
  BOTH;

  /** Whether it stands beside each input. */
  public boolean besideInputs() {
    return this != INITIAL_STATE;
  }

  /** Whether it gives the initial states. */
  public boolean asInitialState() {
    return this != INPUT;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
