package org.unroll.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unroll.api.Better;
import org.unroll.report.ComparedCondition;
import org.unroll.report.SummaryValue;

/**
 * Conditions of any experiments side by side: what differs in their configurations, how many runs
 * they have, and what these measured.
 */
final class ComparisonTable {
  private final List<String> names;
  private final List<String> columns = new ArrayList<>();
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final Map<String, Better> metrics;

  /**
   * Makes the table.
   *
   * @param metrics those that are shown where they were measured, and which values are better
   */
  ComparisonTable(List<ComparedCondition> conditions, Map<String, Better> metrics) {
    this.metrics = metrics;
    List<Map<String, String>> settings =
        conditions.stream()
            .map(each -> Differences.named(FlatConfiguration.of(each.configuration())))
            .toList();
    List<String> keys = differing(settings);
    boolean several = conditions.stream().map(ComparedCondition::experiment).distinct().count() > 1;
    names = several ? List.of("experiment", "condition") : List.of("condition");
    columns.addAll(names);
    columns.addAll(keys);
    columns.add("seeds");
    addIf(conditions.stream().anyMatch(each -> each.diverged() > 0), "diverged");
    addIf(conditions.stream().anyMatch(each -> each.unfinished() > 0), "unfinished");
    metrics
        .keySet()
        .forEach(
            metric ->
                addIf(
                    conditions.stream().anyMatch(each -> each.values().containsKey(metric)),
                    metric));
    for (int i = 0; i < conditions.size(); i++) {
      rows.add(row(conditions.get(i), settings.get(i), keys, metrics.keySet()));
    }
  }

  private void addIf(boolean shown, String column) {
    if (shown) {
      columns.add(column);
    }
  }

  private static Map<String, Object> row(
      ComparedCondition condition,
      Map<String, String> settings,
      List<String> keys,
      Set<String> metrics) {
    Map<String, Object> row = new LinkedHashMap<>(condition.values());
    metrics.forEach(
        metric -> row.putIfAbsent(metric, SummaryValue.absent(metric, condition.completed())));
    row.put("experiment", condition.experiment());
    row.put("condition", condition.condition());
    row.put("seeds", condition.completed());
    row.put("diverged", condition.diverged());
    row.put("unfinished", condition.unfinished());
    keys.forEach(key -> row.put(key, settings.getOrDefault(key, "")));
    return row;
  }

  /**
   * The keys whose values differ. A parameter that only some conditions have, and with one value,
   * follows from the choice of its component and is left out.
   */
  private static List<String> differing(List<Map<String, String>> settings) {
    Set<String> keys = new LinkedHashSet<>();
    settings.forEach(own -> keys.addAll(own.keySet()));
    Set<String> differing = new LinkedHashSet<>(keys);
    differing.removeIf(
        key -> settings.stream().map(own -> own.getOrDefault(key, "")).distinct().count() == 1);
    Set<String> chosen = Set.copyOf(differing);
    differing.removeIf(
        key ->
            key.contains(".")
                && chosen.contains(key.substring(0, key.lastIndexOf('.')))
                && settings.stream()
                        .filter(own -> own.containsKey(key))
                        .map(it -> it.get(key))
                        .distinct()
                        .count()
                    == 1);
    return List.copyOf(differing);
  }

  /** The first of the columns: those that name a row. */
  List<String> names() {
    return names;
  }

  /** The names of the columns in order. */
  List<String> columns() {
    return columns;
  }

  /** The rows by column: text, a number, or an {@link SummaryValue}. */
  List<Map<String, Object>> rows() {
    return rows;
  }

  /** Puts rows with a better value first, else with a lower one; words by the alphabet, after. */
  void sort(String column) {
    int sign = metrics.get(column) == Better.HIGHER ? -1 : 1;
    Comparator<Map<String, Object>> byNumber =
        Comparator.comparingDouble(row -> number(row.get(column), sign));
    rows.sort(byNumber.thenComparing(row -> String.valueOf(row.getOrDefault(column, ""))));
  }

  private static double number(Object value, int sign) {
    if (value instanceof SummaryValue measured) {
      double mean = measured.estimate().mean();
      return Double.isNaN(mean) ? Double.POSITIVE_INFINITY : sign * mean;
    }
    try {
      return Double.parseDouble(String.valueOf(value));
    } catch (NumberFormatException word) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
