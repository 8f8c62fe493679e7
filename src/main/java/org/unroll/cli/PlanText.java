package org.unroll.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
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

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private List<String> differences() {
    Differences differences = new Differences(conditions);
    List<String> keys = differences.keys();
    TextTable table = new TextTable().heading(row("condition", keys));
    for (PlannedCondition condition : conditions) {
      Map<String, String> values = differences.of(condition);
      table.row(
          row(condition.name(), keys.stream().map(key -> values.getOrDefault(key, "")).toList()));
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
      list.add(condition.name(), set.isEmpty() ? "the experiment's own settings" : set);
    }
    return list.lines();
  }

  private static List<String> row(String first, List<String> others) {
    List<String> row = new ArrayList<>(List.of(first));
    row.addAll(others);
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
