package org.unroll.launch;

import java.nio.file.Path;
import org.unroll.api.TrainingEvent;

/** Executes a run with a checkpoint at every update and waits near its end; killed by a test. */
final class RunToKill {
  private static final long LAST_UPDATE = 120;

  private RunToKill() {}

  /**
   * Executes the run.
   *
   * @param arguments a folder for its experiment file, and the run's folder
   */
  public static void main(String... arguments) {
    DamagedResultsTest.smallRun(Path.of(arguments[0]))
        .execute(Path.of(arguments[1]), RealRun.ALWAYS, RunToKill::tell);
  }

  private static void tell(TrainingEvent event) {
    if (event instanceof TrainingEvent.Updated update) {
      System.out.println("update " + update.step());
      if (update.step() == LAST_UPDATE) {
        waitForever();
      }
    }
  }

  private static void waitForever() {
    while (true) {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException goOnWaiting) {
        // only a kill ends this
      }
    }
  }
}
