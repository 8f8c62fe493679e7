package org.unroll.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How time and memory of unroll's training step grow, one thing varied at a time around an LSTM of
 * (batch, steps, hidden) = (32, 100, 128) with one layer. Argument: the CSV file to write.
 */
public final class Scaling {
  private static final int STEPS = 100;
  private static final int BATCH = 32;
  private static final int HIDDEN = 128;
  private static final Stopwatch STOPWATCH = new Stopwatch(7, 1500, 100);
  private static final int[] LENGTHS_FOR_MEMORY = {100, 300, 1000, 3000, 10_000};

  private final CsvAppender csv;

  private Scaling(CsvAppender csv) {
    this.csv = csv;
  }

  public static void main(String... arguments) throws IOException, InterruptedException {
    Threads.ofThisProcess();
    Path file = Path.of(arguments[0]);
    Files.deleteIfExists(file);
    System.out.printf("%-8s %8s %12s %14s%n", "varied", "value", "ms a step", "peak MB");
    Scaling scaling = new Scaling(new CsvAppender(file));
    for (int steps : new int[] {25, 50, 100, 200, 400, 800}) {
      scaling.time("steps", steps, BATCH, steps, HIDDEN, 1);
    }
    for (int batch : new int[] {1, 8, 32, 64, 128}) {
      scaling.time("batch", batch, batch, STEPS, HIDDEN, 1);
    }
    for (int hidden : new int[] {32, 64, 128, 256, 512}) {
      scaling.time("hidden", hidden, BATCH, STEPS, hidden, 1);
    }
    for (int layers : new int[] {1, 2, 3, 4}) {
      scaling.time("layers", layers, BATCH, STEPS, HIDDEN, layers);
    }
    for (int steps : LENGTHS_FOR_MEMORY) {
      scaling.memory(steps);
    }
    System.exit(0);
  }

  private void time(String varied, int value, int batch, int steps, int hidden, int layers) {
    TrainingProblem problem =
        TrainingProblem.of(new Workload(CellKind.LSTM, batch, steps, hidden, false), layers);
    double milliseconds =
        STOPWATCH.time(List.of(new LocalRunner(new UnrollContender(problem)))).get(0).median();
    report(varied, value, String.format(Locale.ROOT, "%.3f", milliseconds), "");
  }

  private void memory(int steps) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                JavaCommand.like(
                    PeakMemory.class,
                    new Workload(CellKind.LSTM, BATCH, steps, HIDDEN, false).code()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("no memory for " + steps + " steps");
    }
    report("memory", steps, "", answer);
  }

  private void report(String varied, int value, String milliseconds, String megabytes) {
    System.out.printf("%-8s %8d %12s %14s%n", varied, value, milliseconds, megabytes);
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("varied", varied.equals("memory") ? "steps" : varied);
    cells.put("value", Integer.toString(value));
    cells.put("ms_per_step", milliseconds);
    cells.put("peak_megabytes", megabytes);
    csv.add(cells);
  }
}
