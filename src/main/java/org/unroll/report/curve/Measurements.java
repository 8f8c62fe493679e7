package org.unroll.report.curve;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.unroll.api.MetricDescription;
import org.unroll.format.RunFiles;
import org.unroll.format.RunManifest;

/** What the tables of one run say; each is read once, when it is asked for. */
public final class Measurements {
  private static final String LAYER = "layer";
  private static final String STATE = "state";
  private final RunFiles files;
  private final List<MetricDescription> metrics;
  private final Map<String, RunTable> tables = new HashMap<>();
  private final Map<ByLag, NavigableMap<Integer, NavigableMap<Double, Series>>> byLag =
      new EnumMap<>(ByLag.class);

  public Measurements(RunFiles files) {
    this.files = files;
    this.metrics =
        files.manifest().map(RunManifest::beside).orElse(List.of(MetricDescription.ACCURACY));
  }

  private RunTable table(String name) {
    return tables.computeIfAbsent(
        name, absent -> RunTable.read(files, Quantities.extract(name, metrics)));
  }

  /** A quantity by step; without values if it was not recorded. */
  public Series alongTraining(Quantity quantity) {
    return table(quantity.table()).series(quantity);
  }

  /** The loss and the metrics. */
  public List<Quantity> learning() {
    return Quantities.learning(metrics);
  }

  /** All that was recorded along training. */
  public List<Quantity> recorded() {
    return Stream.of(Quantities.usual(metrics), gates(), decay(), units(), weights())
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
    return table(table).parts().stream()
        .flatMap(found -> quantities.apply(found.get(LAYER), found.get(part)).stream())
        .toList();
  }

  /** How the parameters of each gate move; those of all together first. */
  public List<Quantity> weights() {
    return table("weights").parts().stream()
        .filter(found -> found.get("role").isEmpty())
        .map(found -> found.get("name"))
        .sorted(Comparator.comparing(name -> !name.equals(Quantities.GLOBAL)))
        .flatMap(name -> Quantities.weights(name).stream())
        .toList();
  }

  /** The layers of which it was recorded. */
  public NavigableSet<Integer> layers(ByLag recorded) {
    return new TreeSet<>(read(recorded).keySet());
  }

  /** Of a layer, by step and lag: the largest of what was recorded there; −∞ for nothing at all. */
  public NavigableMap<Double, Series> byLag(ByLag recorded, int layer) {
    return read(recorded).getOrDefault(layer, new TreeMap<>());
  }

  private NavigableMap<Integer, NavigableMap<Double, Series>> read(ByLag recorded) {
    NavigableMap<Integer, NavigableMap<Double, Series>> known = byLag.get(recorded);
    if (known != null) {
      return known;
    }
    Map<Integer, Map<Double, Lags>> layers = new TreeMap<>();
    files.forEachRow(
        recorded.table(),
        row ->
            layers
                .computeIfAbsent((int) row.whole(LAYER), absent -> new TreeMap<>())
                .computeIfAbsent(row.number(Quantity.STEP), absent -> new Lags())
                .add(row.number("lag"), row.number(recorded.column())));
    NavigableMap<Integer, NavigableMap<Double, Series>> read = new TreeMap<>();
    layers.forEach(
        (layer, steps) -> {
          NavigableMap<Double, Series> ofLayer = new TreeMap<>();
          steps.forEach((step, lags) -> ofLayer.put(step, lags.largest()));
          read.put(layer, ofLayer);
        });
    byLag.put(recorded, read);
    return read;
  }

  /** What was recorded of a layer at one step. */
  private static final class Lags {
    private final ImmutableDoubleArray.Builder lags = ImmutableDoubleArray.builder();
    private final ImmutableDoubleArray.Builder values = ImmutableDoubleArray.builder();

    void add(double lag, double value) {
      lags.add(lag);
      values.add(Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value);
    }

    Series largest() {
      return Series.of(lags.build(), values.build(), Math::max);
    }
  }
}
