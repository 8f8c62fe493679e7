package org.unroll.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unroll.api.Memory;
import org.unroll.plan.ByteCount;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.RunSize;
import org.unroll.report.TextTable;

/** A plan for the eye: what sets its conditions apart, and every run with its id and status. */
final class PlanText {
  private final ExperimentPlan plan;
  private final PlanStatus status;
  private final List<PlannedCondition> conditions;
  private final int columns;

  /**
   * Describes a plan.
   *
   * @param columns characters of a line; a wider table is written as a list
   */
  PlanText(ExperimentPlan plan, PlanStatus status, int columns) {
    this.plan = plan;
    this.status = status;
    this.conditions = PlannedCondition.of(plan);
    this.columns = columns;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (plan.runs().isEmpty()) {
      lines.add(plan.name() + ": the comparison follows, with what is chosen for each condition");
      lines.addAll(new PlannedClaims(plan).lines(columns));
      return lines;
    }
    lines.add(title());
    lines.add("");
    if (conditions.size() > 1) {
      lines.addAll(differences());
      lines.add("");
    }
    lines.addAll(runs());
    lines.add("");
    if (sized()) {
      lines.add(needs());
    }
    List<String> claims = new PlannedClaims(plan).lines(columns);
    if (!claims.isEmpty()) {
      lines.addAll(claims);
      lines.add("");
    }
    lines.add(status.toString());
    return lines;
  }

  private String title() {
    int runs = plan.runs().size();
    return "%s: %s, %s%s"
        .formatted(
            plan.name(),
            counted(conditions.size(), "condition"),
            counted(runs, "run"),
            status.distinct() == runs ? "" : ", " + status.distinct() + " of them distinct");
  }

  private boolean sized() {
    return conditions.stream().map(PlannedCondition::size).anyMatch(RunSize::known);
  }

  /** Of every run: the same run twice is one. */
  private String needs() {
    long memory = 0;
    long disk = 0;
    Set<String> counted = new HashSet<>();
    for (PlannedRun run : plan.runs()) {
      memory = Math.max(memory, run.size().whole().total());
      disk = Memory.sum(disk, counted.add(run.id()) ? run.size().disk() : 0);
    }
    return "needs: about %s of memory%s, %s of disk for all results"
        .formatted(
            ByteCount.text(memory),
            plan.runs().size() > 1 ? " a run at most" : "",
            ByteCount.text(disk));
  }

  private static String memory(PlannedCondition condition) {
    return ByteCount.text(condition.size().whole().total());
  }

  private static String disk(PlannedCondition condition) {
    return ByteCount.text(condition.size().disk());
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private List<String> differences() {
    Differences differences = new Differences(conditions);
    List<String> keys = differences.keys();
    TextTable table = new TextTable().heading(row("condition", keys, "memory", "disk"));
    for (PlannedCondition condition : conditions) {
      Map<String, String> values = differences.of(condition);
      table.row(
          row(
              condition.name(),
              keys.stream().map(key -> values.getOrDefault(key, "")).toList(),
              memory(condition),
              disk(condition)));
    }
    return table.width() <= columns ? table.lines() : list(differences);
  }

  /** Too wide for a table: each condition with what the sweep sets for it. */
  private List<String> list(Differences differences) {
    DefinitionList list = new DefinitionList(columns);
    for (PlannedCondition condition : conditions) {
      String set =
          differences.setBy(condition).entrySet().stream()
              .map(entry -> entry.getKey() + ": " + entry.getValue())
              .collect(joining(", "));
      String needs =
          sized() ? "; " + memory(condition) + " of memory, " + disk(condition) + " of disk" : "";
      list.add(condition.name(), (set.isEmpty() ? "the experiment's own settings" : set) + needs);
    }
    return list.lines();
  }

  private List<String> row(String first, List<String> others, String memory, String disk) {
    List<String> row = new ArrayList<>(List.of(first));
    row.addAll(others);
    if (sized()) {
      row.addAll(List.of(memory, disk));
    }
    return row;
  }

  private List<String> runs() {
    TextTable table = new TextTable().heading(List.of("condition", "seed", "run id", "status", ""));
    Map<String, PlannedRun> first = new HashMap<>();
    for (PlannedRun run : plan.runs()) {
      PlannedRun same = first.putIfAbsent(run.id(), run);
      table.row(
          List.of(
              run.condition(),
              Long.toString(run.seed()),
              run.id(),
              status.of(run).name(),
              same == null ? "" : "same as " + same.condition()));
    }
    return table.lines();
  }
}
