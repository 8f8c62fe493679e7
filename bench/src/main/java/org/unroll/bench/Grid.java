package org.unroll.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many small runs an hour both cores get done: unroll's workers on {@code grid.yaml} against
 * two libtorch processes with the same training. Wall time from the first process's start to the
 * last one's end. Argument: unroll's folder.
 */
public final class Grid {
  private static final int PROCESSES = 2;
  private static final int ROUNDS = 3;
  private static final int RUNS = CellKind.values().length * LibtorchRuns.SEEDS;
  private static final double NANOS_PER_HOUR = 3.6e12;

  private final Path home;
  private final boolean workers;

  private Grid(Path home) throws IOException, InterruptedException {
    this.home = home;
    Process help =
        new ProcessBuilder(home.resolve("unroll").toString(), "run", "--help")
            .redirectErrorStream(true)
            .start();
    String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    help.waitFor();
    this.workers = text.contains("--jobs");
  }

  public static void main(String... arguments) throws IOException, InterruptedException {
    Grid grid = new Grid(Path.of(arguments[0]));
    if (!grid.workers) {
      System.out.println("This unroll has no --jobs yet: it makes its runs one after another.");
    }
    double[] unroll = new double[ROUNDS];
    double[] libtorch = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      unroll[round] = grid.unrollRunsPerHour();
      libtorch[round] = libtorchRunsPerHour();
    }
    double ours = Statistics.median(unroll);
    double theirs = Statistics.median(libtorch);
    System.out.printf(
        Locale.ROOT,
        "%d runs of grid.yaml, small runs an hour: unroll%s %.0f, two libtorch processes %.0f%n",
        RUNS,
        grid.workers ? " --jobs " + PROCESSES : "",
        ours,
        theirs);
    System.out.printf(Locale.ROOT, "grid: unroll/libtorch %.2f%n", ours / theirs);
  }

  private double unrollRunsPerHour() throws IOException, InterruptedException {
    TemporaryFolder results = TemporaryFolder.create();
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  home.resolve("unroll").toString(),
                  "run",
                  home.resolve("bench/grid.yaml").toString(),
                  "-q",
                  "--results",
                  results.path().toString()));
      if (workers) {
        command.addAll(List.of("--jobs", Integer.toString(PROCESSES)));
      }
      return runsPerHour(List.of(command));
    } finally {
      results.delete();
    }
  }

  private static double libtorchRunsPerHour() throws IOException, InterruptedException {
    List<List<String>> commands = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      commands.add(
          JavaCommand.like(LibtorchRuns.class, Integer.toString(i), Integer.toString(PROCESSES)));
    }
    return runsPerHour(commands);
  }

  private static double runsPerHour(List<List<String>> commands)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    List<Process> processes = new ArrayList<>();
    for (List<String> command : commands) {
      processes.add(new ProcessBuilder(command).inheritIO().start());
    }
    for (Process process : processes) {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("a process failed; see above");
      }
    }
    return RUNS * NANOS_PER_HOUR / (System.nanoTime() - began);
  }
}
