package org.unroll.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.cli.ScriptedWorker;
import org.unroll.format.ExperimentFolder;

/** A worker that is started before it is known what it is for. */
@Timeout(60)
class ProcessWorkersTest {
  private static final int LANES = 4;

  @TempDir private Path results;
  private final ProcessWorkers workers =
      new ProcessWorkers(
          new WorkerCommand(
              ScriptedWorker.class.getName(),
              List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")));
  private Set<Long> others;

  @BeforeEach
  void rememberWhatRunsAnyway() {
    others = children();
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private Set<Long> started() {
    Set<Long> started = children();
    started.removeAll(others);
    return started;
  }

  private ProcessHandle ahead() {
    workers.startAhead(LANES);
    assertThat(started()).hasSize(1);
    return ProcessHandle.of(started().iterator().next()).orElseThrow();
  }

  private RunWorker worker(int lane, int lanes) {
    return workers.start(new RunWorkers.Place(new ExperimentFolder(results), lane, lanes));
  }

  @Test
  void itIsTheFirstThatIsAskedForAndTheNextIsAnother() {
    ProcessHandle ahead = ahead();
    RunWorker first = worker(0, LANES);
    assertThat(started()).containsExactly(ahead.pid());
    RunWorker second = worker(1, LANES);
    assertThat(started()).hasSize(2).contains(ahead.pid());
    second.close();

    workers.close();
    assertThat(ahead.isAlive()).isTrue();
    first.close();
    assertThat(ahead.onExit().join().isAlive()).isFalse();
  }

  @Test
  void itIsReplacedIfFewerWorkSideBySideWithMoreMemoryEach() {
    ProcessHandle ahead = ahead();
    RunWorker worker = worker(0, LANES / 2);
    assertThat(ahead.onExit().join().isAlive()).isFalse();
    assertThat(started()).hasSize(1).doesNotContain(ahead.pid());
    worker.close();
  }

  @Test
  void itEndsAndLeavesNothingIfNoneIsAskedFor() {
    ProcessHandle ahead = ahead();
    workers.close();
    assertThat(ahead.onExit().join().isAlive()).isFalse();
    assertThat(results).isEmptyDirectory();
  }
}
