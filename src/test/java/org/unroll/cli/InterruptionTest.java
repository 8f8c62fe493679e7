package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.format.ExperimentFolder;
import org.unroll.record.ExperimentLock;
import org.unroll.record.ResultsInUseException;

/** The program is ended from outside while a worker process executes the second of three runs. */
@Timeout(120)
class InterruptionTest {
  @TempDir private Path path;
  private ExperimentFolder results;
  private Path said;
  private Process program;

  @BeforeEach
  void begin() throws Exception {
    results = new ExperimentFolder(path.resolve("results/tried"));
    said = path.resolve("said.txt");
    program = start("wait");
    while (!Files.exists(results.journal())
        || !Files.readString(results.journal()).contains(",b,1,RUNNING")) {
      assertThat(program.isAlive()).as(said + " " + Files.readString(said)).isTrue();
      Thread.sleep(10);
    }
  }

  @AfterEach
  void end() {
    program.descendants().forEach(ProcessHandle::destroyForcibly);
    program.destroyForcibly();
  }

  private Process start(String deed) throws IOException {
    Path file = Files.writeString(path.resolve("tried.yaml"), "");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            WaitingProgram.class.getName(),
            file.toString(),
            path.resolve("results").toString(),
            deed)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** As for processes in the background of a shell without job control. */
  private static boolean interruptIsIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readString(status)
            .lines()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.split("\\s+", 2)[1], 16) & 2) != 0);
  }

  private String statuses() throws IOException {
    return String.join(
        " ",
        Files.readAllLines(results.runs()).stream()
            .skip(1)
            .map(row -> row.split(",", -1)[6])
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalToAllProcessesStopsThemCleanly(String signal) throws Exception {
    assumeFalse(signal.equals("INT") && interruptIsIgnored());
    List<ProcessHandle> workers = program.descendants().toList();
    assertThat(workers).hasSize(1);

    signal(signal, program.toHandle());
    for (ProcessHandle worker : workers) {
      signal(signal, worker);
    }

    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).as(Files.readString(said)).isEqualTo(130);
    assertThat(Files.readAllLines(said)).last().asString().startsWith("Interrupted.");
    assertThat(Files.readString(said)).doesNotContain("died");
    assertThat(statuses()).isEqualTo("COMPLETED RUNNING PENDING");
    assertThat(results.path().resolve("a/seed-1-1-a-0123/run.json"))
        .content()
        .contains("COMPLETED");
    assertThat(results.path().resolve("c")).doesNotExist();
    for (ProcessHandle worker : workers) {
      worker.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void ifTheProgramIsKilledItsWorkersEndAndTheSameCommandGoesOn() throws Exception {
    List<ProcessHandle> workers = program.descendants().toList();
    assertThat(workers).hasSize(1);

    signal("KILL", program.toHandle());

    for (ProcessHandle worker : workers) {
      worker.onExit().get(30, TimeUnit.SECONDS);
    }
    program = start("learn");
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).as(Files.readString(said)).isZero();
    assertThat(statuses()).isEqualTo("COMPLETED COMPLETED COMPLETED");
    assertThat(Files.readString(said)).contains("3 runs, 1 already finished");
  }

  @Test
  void aSecondInvocationIsToldWhoIsAtIt() {
    assertThatThrownBy(() -> ExperimentLock.take(results))
        .isInstanceOf(ResultsInUseException.class)
        .hasMessageContaining(results.path() + " is in use by another 'unroll run' (process ")
        .hasMessageContaining("(process " + program.pid() + ")");
  }
}
