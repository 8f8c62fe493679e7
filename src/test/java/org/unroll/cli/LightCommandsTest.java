package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What does not train, or leaves it to other processes, is not to wait for the numerical libraries.
 */
class LightCommandsTest {
  /** An optimizer's class names it; it brings nothing along. */
  private static final String ONLY_AN_INTERFACE = " org.nd4j.linalg.learning.config.IUpdater ";

  @TempDir private Path folder;

  @ParameterizedTest
  @Timeout(60)
  @ValueSource(
      strings = {
        "describe",
        "describe adam",
        "schema",
        "new tried --folder=FOLDER",
        "plan experiments/quickstart.yaml --results=FOLDER",
        "run experiments/hello.yaml steps=2 --results=FOLDER"
      })
  void nd4jIsNotLoaded(String arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                Unroll.class.getName()));
    Stream.of(arguments.replace("FOLDER", folder.toString()).split(" ", -1)).forEach(command::add);
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said =
        program
            .inputReader()
            .lines()
            .filter(line -> line.matches(".*\\] (org\\.unroll|org\\.nd4j|org\\.bytedeco)\\..*"))
            .toList();
    assertThat(program.waitFor()).isZero();
    assertThat(said)
        .anyMatch(line -> line.contains("org.unroll.components.optimizer.Adam"))
        .filteredOn(line -> !line.contains("] org.unroll."))
        .allMatch(line -> line.contains(ONLY_AN_INTERFACE));
  }
}
