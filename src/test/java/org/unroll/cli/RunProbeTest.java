package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.unroll.api.RunExecutor;
import org.unroll.plan.PlannedRun;

/** A probe that fails is told in words, and costs nothing but the estimate. */
class RunProbeTest {
  private final List<String> problems = new ArrayList<>();

  private boolean probe(RunExecutor executor) {
    PlannedRun run = new PlannedRun("wide", "", new TreeMap<>(), 1, "id", null, "cell: rnn\n");
    return new RunProbe(executor, Ticker.systemTicker(), problems::add)
        .secondsPerUpdate(run, Path.of("here"))
        .isPresent();
  }

  @Test
  void outOfMemoryIsToldWithWhatToDo() {
    assertThat(
            probe(
                (request, listener) -> {
                  throw new OutOfMemoryError("Java heap space");
                }))
        .isFalse();
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("wide: out of memory")
        .contains("UNROLL_MEMORY");
  }

  @Test
  void aFailureIsTold() {
    assertThat(
            probe(
                (request, listener) -> {
                  throw new IllegalStateException("no data");
                }))
        .isFalse();
    assertThat(problems).containsExactly("wide: its time is not known: no data");
  }
}
