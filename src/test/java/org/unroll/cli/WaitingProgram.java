package org.unroll.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.TreeMap;
import org.unroll.launch.Plans;
import org.unroll.launch.ScriptedExecutor;

/** The program with an experiment whose second run waits for an interrupt; killed by a test. */
final class WaitingProgram {
  private WaitingProgram() {}

  /**
   * Runs the experiment.
   *
   * @param arguments any existing file, and the folder for results
   */
  public static void main(String... arguments) {
    Planning planning =
        (file, overrides) ->
            Plans.plan(
                Plans.run("a", 1, "learn"), Plans.run("b", 1, "wait"), Plans.run("c", 1, "learn"));
    Application application =
        new Application(
            () -> {
              throw new AssertionError("no components are needed here");
            },
            () -> planning,
            ScriptedExecutor::new,
            TreeMap::new,
            Clock.systemUTC());
    String results = "--results=" + Path.of(arguments[1]);
    System.exit(
        Unroll.commandLine(application, Console.ofThisProcess())
            .execute("run", arguments[0], results));
  }
}
