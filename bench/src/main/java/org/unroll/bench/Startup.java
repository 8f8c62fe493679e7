package org.unroll.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * From the start of {@code ./unroll run} to the first training step's point in the learning curve,
 * everything being built. Argument: unroll's folder.
 */
public final class Startup {
  private static final int REPETITIONS = 7;
  private static final double TARGET_SECONDS = 1.8;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String EXPERIMENT =
      """
      dataset: {type: adding, length: 50}
      cell: lstm
      hidden_size: 32
      steps: 2000
      evaluate: {every: 1}
      """;

  private Startup() {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    Path unroll = Path.of(arguments[0], "unroll");
    TemporaryFolder folder = TemporaryFolder.create();
    try {
      Path experiment = folder.path().resolve("startup.yaml");
      Files.writeString(experiment, EXPERIMENT);
      new ProcessBuilder(unroll.toString(), "plan", experiment.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(); // builds, where that is needed
      double[] seconds = new double[REPETITIONS];
      for (int i = 0; i < REPETITIONS; i++) {
        seconds[i] = untilFirstStep(unroll, experiment, folder.path().resolve("results" + i));
      }
      Target.print(
          "start to first training step", Statistics.median(seconds), TARGET_SECONDS, " s");
    } finally {
      folder.delete();
    }
  }

  private static double untilFirstStep(Path unroll, Path experiment, Path results)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(
                List.of(
                    unroll.toString(),
                    "run",
                    experiment.toString(),
                    "-q",
                    "--results",
                    results.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (!trained(results)) {
        if (!process.isAlive()) {
          throw new IllegalStateException("unroll ended without a training step");
        }
        Thread.sleep(2);
      }
      return (System.nanoTime() - began) / NANOS_PER_SECOND;
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static boolean trained(Path results) throws IOException {
    if (!Files.exists(results)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(results)) {
      for (Path file : files.filter(path -> path.endsWith("learning_curve.csv")).toList()) {
        if (Files.readAllLines(file).stream().anyMatch(line -> line.startsWith("1,"))) {
          return true;
        }
      }
    } catch (java.io.UncheckedIOException moved) {
      return false; // files are being put in place
    }
    return false;
  }
}
