package org.unroll.cli;

import java.time.Duration;

/** Shows how a run goes on. */
interface ProgressScreen {
  /** How often it is worth showing where the current run stands. */
  Duration interval();

  /** Shows where the current run stands, in place of what was last shown of it. */
  void current(String text);

  /** Shows something that stays. */
  void lasting(String text);

  /** Takes away what is not to stay. */
  void end();
}
