package org.unroll.cli;

import java.time.Duration;
import java.util.List;

/** Shows how runs go on. */
interface ProgressScreen {
  /** How often it is worth showing where things stand. */
  Duration interval();

  /**
   * Shows where things stand, in place of what was last shown of it.
   *
   * @param runs a line for each run that is going on
   * @param total a line about all of them
   */
  void current(List<String> runs, String total);

  /** Shows something that stays. */
  void lasting(String text);

  /** Takes away what is not to stay. */
  void end();
}
