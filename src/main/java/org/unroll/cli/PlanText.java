package org.unroll.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unroll.plan.PlannedRun;
import org.unroll.report.TextTable;

/** A plan for the eye: what sets its conditions apart, and every run with its id. */
final class PlanText {
  private final String experiment;
  private final List<PlannedCondition> conditions;
  private final int columns;

  /**
   * Describes a plan.
   *
   * @param columns characters of a line; a wider table is written as a list
   */
  PlanText(String experiment, List<PlannedCondition> conditions, int columns) {
    this.experiment = experiment;
    this.conditions = conditions;
    this.columns = columns;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(title());
    lines.add("");
    if (conditions.size() > 1) {
      lines.addAll(differences());
      lines.add("");
    }
    lines.addAll(runs());
    return lines;
  }

  private String title() {
    List<String> ids =
        conditions.stream()
            .flatMap(condition -> condition.runs().stream())
            .map(PlannedRun::id)
            .toList();
    int distinct = Set.copyOf(ids).size();
    return "%s: %s, %s%s"
        .formatted(
            experiment,
            counted(conditions.size(), "condition"),
            counted(ids.size(), "run"),
            distinct == ids.size() ? "" : ", " + distinct + " of them distinct");
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private List<String> differences() {
    Map<PlannedCondition, Map<String, String>> settings = new LinkedHashMap<>();
    conditions.forEach(
        condition -> settings.put(condition, FlatConfiguration.of(condition.configuration())));
    List<String> keys = differingKeys(settings.values());
    TextTable table = new TextTable().heading(row("condition", keys));
    List<String> list = new ArrayList<>();
    settings.forEach(
        (condition, values) -> {
          table.row(
              row(
                  condition.name(),
                  keys.stream().map(key -> values.getOrDefault(key, "")).toList()));
          list.add(condition.name());
          keys.stream()
              .filter(values::containsKey)
              .forEach(key -> list.add("  " + key + ": " + values.get(key)));
        });
    return table.width() <= columns ? table.lines() : list;
  }

  private static List<String> differingKeys(Iterable<Map<String, String>> settings) {
    Set<String> keys = new LinkedHashSet<>();
    settings.forEach(values -> keys.addAll(values.keySet()));
    return keys.stream()
        .filter(
            key -> {
              Set<String> different = new LinkedHashSet<>();
              settings.forEach(values -> different.add(values.getOrDefault(key, "")));
              return different.size() > 1;
            })
        .toList();
  }

  private static List<String> row(String first, List<String> others) {
    List<String> row = new ArrayList<>(List.of(first));
    row.addAll(others);
    return row;
  }

  private List<String> runs() {
    TextTable table = new TextTable().heading(List.of("condition", "seed", "run id", ""));
    Map<String, PlannedRun> first = new HashMap<>();
    for (PlannedCondition condition : conditions) {
      for (PlannedRun run : condition.runs()) {
        PlannedRun same = first.putIfAbsent(run.id(), run);
        table.row(
            List.of(
                run.condition(),
                Long.toString(run.seed()),
                run.id(),
                same == null ? "" : "same as " + same.condition()));
      }
    }
    return table.lines();
  }
}
