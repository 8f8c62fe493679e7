package org.unroll.cli;

import org.unroll.launch.Plans;

/** The program with an experiment whose second run may wait to be stopped; killed by tests. */
final class WaitingProgram {
  private WaitingProgram() {}

  /**
   * Runs the experiment.
   *
   * @param arguments any existing file, the folder for results, and what the second run is to do
   */
  public static void main(String... arguments) {
    Planning planning =
        (file, overrides) ->
            Plans.plan(
                Plans.run("a", 1, "learn"),
                Plans.run("b", 1, arguments[2]),
                Plans.run("c", 1, "learn"));
    System.exit(
        Unroll.commandLine(
                ScriptedWorker.application(planning),
                Console.ofThisProcess(StandardOutput.ofThisProcess()))
            .execute("run", "--jobs=1", arguments[0], "--results=" + arguments[1]));
  }
}
