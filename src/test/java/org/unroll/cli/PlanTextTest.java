package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.unroll.config.Node;
import org.unroll.config.Origin;
import org.unroll.format.RunStatus;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.ResolvedCondition;

class PlanTextTest {
  private static final String RNN =
      "cell: {type: rnn}\nclipping: off\nsteps: 010\ntruncation: full";

  private static PlannedRun run(String condition, long seed, String id, String configuration) {
    return new PlannedRun(condition, "", new TreeMap<>(), seed, id, null, configuration);
  }

  private static final List<PlannedRun> RUNS =
      List.of(
          run("plain", 1, "id-1", RNN),
          run("plain", 2, "id-2", RNN),
          run(
              "lstm",
              1,
              "id-3",
              "cell: {type: lstm, forget_bias: 1.0}\nclipping: off\nsteps: 010\ntruncation: 5"),
          run("same", 1, "id-1", RNN));

  private static ResolvedCondition varying(String name, String... keys) {
    Origin nowhere = Origin.InFile.whole("tried.yaml");
    return new ResolvedCondition(name, List.of(keys), Node.Mapping.empty(nowhere), Map.of());
  }

  private static List<String> lines(int columns, ResolvedCondition... conditions) {
    ExperimentPlan plan =
        new ExperimentPlan(
            "tried",
            Path.of(""),
            List.of(),
            RUNS,
            "",
            List.of(conditions),
            List.of(),
            Optional.empty(),
            List.of());
    Map<String, RunStatus> statuses = new TreeMap<>();
    statuses.put("id-1", RunStatus.COMPLETED);
    statuses.put("id-2", RunStatus.FAILED);
    statuses.put("id-3", RunStatus.PENDING);
    return new PlanText(plan, new PlanStatus(statuses), columns).lines();
  }

  @Test
  void showsWhatDiffersAndEveryRunWithItsStatus() {
    assertThat(lines(100))
        .containsExactly(
            "tried: 3 conditions, 4 runs, 3 of them distinct",
            "",
            "condition  cell  truncation  cell.forget_bias",
            "─────────  ────  ──────────  ────────────────",
            "plain      rnn   full",
            "lstm       lstm  5           1.0",
            "same       rnn   full",
            "",
            "condition  seed  run id  status",
            "─────────  ────  ──────  ─────────  ─────────────",
            "plain      1     id-1    COMPLETED",
            "plain      2     id-2    FAILED",
            "lstm       1     id-3    PENDING",
            "same       1     id-1    COMPLETED  same as plain",
            "",
            "1 of 3 done, 1 failed");
  }

  @Test
  void prefersTheKeysThatTheSweepSets() {
    assertThat(lines(100, varying("plain"), varying("lstm", "cell", "truncation.every", "steps")))
        .contains("condition  cell  truncation", "lstm       lstm  5");
  }

  @Test
  void writesAListWhereATableWouldBeTooWide() {
    assertThat(lines(26, varying("plain"), varying("lstm", "cell", "truncation.every")))
        .contains(
            "  plain  the experiment's",
            "         own settings",
            "  lstm   cell: lstm,",
            "         truncation: 5");
  }
}
