package org.unroll.report.curve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unroll.format.RunFiles;
import org.unroll.format.TableRow;

/** The tables of one run; each is read once, when it is asked for. */
public final class Measurements {
  private static final String LAYER = "layer";
  private static final String STATE = "state";
  private final RunFiles files;
  private final Map<String, List<TableRow>> tables = new HashMap<>();

  /** Tables divided by what some columns say, once for all quantities that differ in them. */
  private final Map<Columns, Map<Map<String, String>, List<TableRow>>> parts = new HashMap<>();

  private record Columns(String table, Set<String> names) {}

  public Measurements(RunFiles files) {
    this.files = files;
  }

  private List<TableRow> rows(String table) {
    return tables.computeIfAbsent(
        table,
        name -> {
          List<TableRow> rows = new ArrayList<>();
          files.forEachRow(name, rows::add);
          return rows;
        });
  }

  private List<TableRow> rows(Quantity quantity) {
    return parts
        .computeIfAbsent(new Columns(quantity.table(), quantity.rows().keySet()), this::divide)
        .getOrDefault(quantity.rows(), List.of());
  }

  private Map<Map<String, String>, List<TableRow>> divide(Columns columns) {
    return rows(columns.table()).stream()
        .collect(
            Collectors.groupingBy(
                row -> columns.names().stream().collect(Collectors.toMap(name -> name, row::get))));
  }

  /** A quantity by step; without entries if it was not recorded. */
  public NavigableMap<Double, Double> alongTraining(Quantity quantity) {
    NavigableMap<Double, Double> values = new TreeMap<>();
    for (TableRow row : rows(quantity)) {
      double value = row.number(quantity.column());
      if (!Double.isNaN(value)) {
        values.put(row.number(Quantity.STEP), value);
      }
    }
    return values;
  }

  /** All that was recorded along training. */
  public List<Quantity> recorded() {
    return Stream.of(Quantities.usual(), gates(), decay(), units(), weights())
        .flatMap(List::stream)
        .toList();
  }

  /** What was recorded of gates. */
  public List<Quantity> gates() {
    return perLayer("gates", "gate", Quantities::gate);
  }

  /** How fast gradients fade on the way back, for each state. */
  public List<Quantity> decay() {
    return perLayer("gradient_decay", STATE, Quantities::decay);
  }

  /** What was recorded of the units' values. */
  public List<Quantity> units() {
    return perLayer("units", STATE, Quantities::units);
  }

  private List<Quantity> perLayer(
      String table, String part, BiFunction<String, String, List<Quantity>> quantities) {
    return rows(table).stream()
        .map(row -> List.of(row.get(LAYER), row.get(part)))
        .distinct()
        .flatMap(found -> quantities.apply(found.get(0), found.get(1)).stream())
        .toList();
  }

  /** How the parameters of each gate move; those of all together first. */
  public List<Quantity> weights() {
    return rows("weights").stream()
        .filter(row -> row.get("role").isEmpty())
        .map(row -> row.get("name"))
        .distinct()
        .sorted(Comparator.comparing(name -> !name.equals(Quantities.GLOBAL)))
        .flatMap(name -> Quantities.weights(name).stream())
        .toList();
  }

  /** The layers of which it was recorded. */
  public NavigableSet<Integer> layers(ByLag recorded) {
    NavigableSet<Integer> layers = new TreeSet<>();
    rows(recorded.table()).forEach(row -> layers.add((int) row.whole(LAYER)));
    return layers;
  }

  /** Of a layer, by step and lag: the largest of what was recorded there; −∞ for nothing at all. */
  public NavigableMap<Double, NavigableMap<Double, Double>> byLag(ByLag recorded, int layer) {
    NavigableMap<Double, NavigableMap<Double, Double>> steps = new TreeMap<>();
    for (TableRow row : rows(recorded.table())) {
      if (row.whole(LAYER) == layer) {
        double value = row.number(recorded.column());
        double norm = Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        steps
            .computeIfAbsent(row.number(Quantity.STEP), absent -> new TreeMap<>())
            .merge(row.number("lag"), norm, Math::max);
      }
    }
    return steps;
  }
}
