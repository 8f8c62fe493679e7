package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.unroll.plan.PlannedRun;

class PlanTextTest {
  private static PlannedRun run(String condition, long seed, String id, String configuration) {
    return new PlannedRun(condition, "", new TreeMap<>(), seed, id, null, configuration);
  }

  private static final List<PlannedCondition> CONDITIONS =
      PlannedCondition.group(
          List.of(
              run(
                  "plain",
                  1,
                  "id-1",
                  "cell: {type: rnn}\nclipping: off\nsteps: 010\nprobes: [a, b]"),
              run(
                  "plain",
                  2,
                  "id-2",
                  "cell: {type: rnn}\nclipping: off\nsteps: 010\nprobes: [a, b]"),
              run(
                  "lstm",
                  1,
                  "id-3",
                  "cell: {type: lstm, forget_bias: 1.0}\nclipping: off\nsteps: 010\nprobes: [a]"),
              run(
                  "same",
                  1,
                  "id-1",
                  "cell: {type: rnn}\nclipping: off\nsteps: 010\nprobes: [a, b]")));

  @Test
  void showsOnlyWhatDiffersAndEveryRun() {
    assertThat(new PlanText("tried", CONDITIONS, 100).lines())
        .containsExactly(
            "tried: 3 conditions, 4 runs, 3 of them distinct",
            "",
            "condition  cell.type  probes  cell.forget_bias",
            "─────────  ─────────  ──────  ────────────────",
            "plain      rnn        [a, b]",
            "lstm       lstm       [a]     1.0",
            "same       rnn        [a, b]",
            "",
            "condition  seed  run id",
            "─────────  ────  ──────  ─────────────",
            "plain      1     id-1",
            "plain      2     id-2",
            "lstm       1     id-3",
            "same       1     id-1    same as plain");
  }

  @Test
  void writesAListWhereATableWouldBeTooWide() {
    assertThat(new PlanText("tried", CONDITIONS, 40).lines())
        .contains("lstm", "  cell.type: lstm", "  cell.forget_bias: 1.0");
  }
}
