package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.plan.PlannedRun;

/**
 * Ids name the folders of finished runs. One that changes makes every such run unfinished: it may
 * only where the run's numbers change, by a version of what computes them.
 */
class PinnedRunIdsTest {
  @TempDir private Path folder;

  private PlannedRun run(String lines) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pinned.yaml"),
            "dataset: {type: adding, length: 20}\nsteps: 30\n" + lines + "\n");
    return Wiring.of(folder).planner().plan(file, List.of()).runs().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ea657e6ee886ab5e | cell: rnn",
        "ea657e6ee886ab5e | cell: rnn; bias: true; readout: end; context: input",
        "dc87a739ba9c9825 | cell: rnn; readout: mean",
        "e4ad5170dcb40265 | cell: rnn; bias: false",
        "5f89fd0bb8e10a2d | cell: {type: lstm, peepholes: diagonal, forget_bias: 2}; layers: 2",
        "587bdf499cd97a0b"
            + " | cell: gru; bidirectional: true; optimizer: {type: adam, learning_rate: 0.01}",
        "9b67b53136aa3546 | cell: irnn; clipping: {type: norm, threshold: 1}; optimizer: sgd",
        "01e77c4ccb3e15ce | cell: mgu; truncation: {every: 5, backward: 10};"
            + " schedule: {type: warm_up, updates: 10, then: cosine}",
        "7bea6374ac01af1e"
            + " | cell: lstm; optimizer: adagrad; regularization: {type: l2, strength: 0.1}",
        "bfeb2c0a845165ec"
            + " | cell: lstm; optimizer: {type: nesterov, momentum: 0.5}; probes: [cell_path]",
        "ebda9632db3d9dec | cell: lstm; optimizer: adamw; stop_when: {below: 0.1}",
        "7a3f5b7c5202f5c3 | cell: lstm; optimizer: momentum; dropout: {recurrent: 0.1}"
      })
  void runsWhoseNumbersAreTheSameKeepTheirIds(String id, String lines) throws IOException {
    PlannedRun run = run(lines.replace("; ", "\n"));
    assertThat(run.id()).isEqualTo(id);
    assertThat(run.former()).isEmpty();
  }

  /** By what they were before their versions rose. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3e32155ca7e533ca | cell: lstm; optimizer: rmsprop | version 1 of optimizer rmsprop",
        "1ff1f970aab8a62f | cell: lstm; early_stopping: 5 | version 1 of early_stopping",
        "34e9b210aaaaa016 | cell: lstm; optimizer: {type: rmsprop, decay: 0.95};"
            + " early_stopping: {patience: 5, minimum_improvement: 0.1}"
            + " | version 1 of early_stopping and version 1 of optimizer rmsprop"
      })
  void runsWhoseNumbersChangedKnowTheirFormerIds(String id, String lines, String made)
      throws IOException {
    PlannedRun run = run(lines.replace("; ", "\n"));
    assertThat(run.id()).isNotEqualTo(id);
    assertThat(run.former()).containsEntry(id, made);
  }

  @Test
  void theVersionOfAProbeIsKnownAndNoPartOfTheId() throws IOException {
    PlannedRun probed = run("cell: lstm\nprobes: [cell_path]");
    assertThat(probed.versions()).containsOnlyKeys("probe cell_path");
    assertThat(probed.id()).isEqualTo(run("cell: lstm\nprobes: []").id());
    assertThat(run("cell: lstm\noptimizer: rmsprop\nearly_stopping: 3\nprobes: []").versions())
        .containsOnlyKeys("optimizer rmsprop", "early_stopping");
  }
}
