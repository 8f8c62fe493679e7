package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
  @TempDir private Path path;

  @Test
  @Timeout(60)
  void aKillKeepsFinishedRunsAndLeavesTheCurrentOneToBeMadeAgain() throws Exception {
    Path file = Files.writeString(path.resolve("tried.yaml"), "");
    Path results = path.resolve("results");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WaitingProgram.class.getName(),
                file.toString(),
                results.toString())
            .redirectErrorStream(true)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader output = program.inputReader()) {
      String line;
      while ((line = output.readLine()) != null) {
        said.add(line);
        if (line.startsWith("[2/3]")) {
          awaitRow(results.resolve("tried/runs.csv"), ",arm-b,50,rnn,1,RUNNING,");
          // As Ctrl-C does, but never ignored by processes in the background.
          program.toHandle().destroy();
        }
      }
    }

    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).as(said.toString()).isEqualTo(128 + 15);
    assertThat(said).last().asString().startsWith("Interrupted.");
    assertThat(results.resolve("tried/a/seed-1-1-a-0123/run.json")).content().contains("COMPLETED");
    assertThat(results.resolve("tried/b/seed-1-1-b-0123/run.json")).content().contains("RUNNING");
    assertThat(results.resolve("tried/c")).doesNotExist();
    assertThat(results.resolve("tried/runs.csv")).content().contains(",1,RUNNING,", ",1,PENDING,");
  }

  private static void awaitRow(Path file, String part) throws Exception {
    while (!Files.readString(file).contains(part)) {
      Thread.sleep(10);
    }
  }
}
