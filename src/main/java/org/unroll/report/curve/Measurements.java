package org.unroll.report.curve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.unroll.format.RunFolder;
import org.unroll.report.ResultTable;

/** The tables of one run; each is read once, when it is asked for. */
public final class Measurements {
  private static final String LAYER = "layer";
  private static final String LAGS = "gradient_lag";
  private final RunFolder folder;
  private final Map<String, List<CSVRecord>> tables = new HashMap<>();

  public Measurements(RunFolder folder) {
    this.folder = folder;
  }

  private List<CSVRecord> rows(String table) {
    return tables.computeIfAbsent(table, name -> ResultTable.read(folder.table(name)));
  }

  /** A quantity by step; without entries if it was not recorded. */
  public NavigableMap<Double, Double> alongTraining(Quantity quantity) {
    NavigableMap<Double, Double> values = new TreeMap<>();
    for (CSVRecord row : rows(quantity.table())) {
      String cell = row.get(quantity.column());
      boolean wanted =
          quantity.rows().entrySet().stream()
              .allMatch(column -> row.get(column.getKey()).equals(column.getValue()));
      if (wanted && !cell.isEmpty()) {
        values.put(Double.valueOf(row.get(Quantity.STEP)), Double.valueOf(cell));
      }
    }
    return values;
  }

  /** What was recorded of gates. */
  public List<Quantity> gates() {
    Set<List<String>> gates = new LinkedHashSet<>();
    rows("gates").forEach(row -> gates.add(List.of(row.get(LAYER), row.get("gate"))));
    List<Quantity> quantities = new ArrayList<>();
    gates.forEach(gate -> quantities.addAll(Quantities.gate(gate.get(0), gate.get(1))));
    return quantities;
  }

  /** The layers of which the gradient by lag was recorded. */
  public NavigableSet<Integer> layersWithLags() {
    NavigableSet<Integer> layers = new TreeSet<>();
    rows(LAGS).forEach(row -> layers.add(Integer.valueOf(row.get(LAYER))));
    return layers;
  }

  /**
   * log₁₀ of the gradient's norm by step and lag, by the state that carries most; −∞ where nothing
   * arrives.
   */
  public NavigableMap<Double, NavigableMap<Double, Double>> gradientByLag(int layer) {
    NavigableMap<Double, NavigableMap<Double, Double>> steps = new TreeMap<>();
    for (CSVRecord row : rows(LAGS)) {
      if (Integer.parseInt(row.get(LAYER)) == layer) {
        String cell = row.get("log10_norm");
        double norm = cell.isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(cell);
        steps
            .computeIfAbsent(Double.valueOf(row.get(Quantity.STEP)), absent -> new TreeMap<>())
            .merge(Double.valueOf(row.get("lag")), norm, Math::max);
      }
    }
    return steps;
  }
}
