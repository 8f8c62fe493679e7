package org.unroll.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunStatus;
import org.unroll.report.Measure;
import org.unroll.report.Measures;
import org.unroll.report.NoResultsException;
import org.unroll.report.RunList;
import org.unroll.report.RunResult;
import org.unroll.report.curve.ByLag;
import org.unroll.report.curve.Curve;
import org.unroll.report.curve.Measurements;
import org.unroll.report.curve.Quantity;
import org.unroll.report.curve.Series;
import org.unroll.text.NearestName;

/** The runs of an experiment, to be plotted. Their tables are read once. */
public final class PlottedRuns {
  static final String CONDITION = "condition";
  private static final String ARM = "arm";
  private static final int MOST_POINTS = 400;
  private final List<RunResult> runs;
  private final Map<RunResult, Measurements> tables = new LinkedHashMap<>();

  private PlottedRuns(List<RunResult> runs) {
    this.runs = runs;
    runs.forEach(run -> tables.put(run, new Measurements(run.files())));
  }

  /** Those in the folder. */
  public static PlottedRuns of(ExperimentFolder folder) {
    return new PlottedRuns(RunList.read(folder));
  }

  /**
   * The figure.
   *
   * @throws NoResultsException if there is nothing of that name; the message names what there is
   */
  public Figure figure(Plot plot, boolean logX, boolean logY) {
    Function<RunResult, Series> reading = reading(plot);
    Map<String, Curve> curves = new LinkedHashMap<>();
    groups(plot.by())
        .forEach(
            (name, members) -> {
              Curve curve = Curve.over(members.stream().map(reading).toList(), MOST_POINTS);
              if (!curve.points().isEmpty()) {
                curves.put(name, curve);
              }
            });
    if (curves.isEmpty()) {
      throw new NoResultsException("no run recorded " + plot.y() + " by " + plot.x());
    }
    return new Figure(plot.x().replace('_', ' '), title(plot), logX, logY, curves);
  }

  /** How many of the runs diverged, which curves tell of only as long as values are finite. */
  public long diverged() {
    return runs.stream().filter(run -> run.status() == RunStatus.DIVERGED).count();
  }

  /** What is recorded of the loss and the metrics. */
  List<Quantity> learning() {
    return tables.values().stream().flatMap(run -> run.learning().stream()).distinct().toList();
  }

  /** Whether there is anything to plot. */
  boolean recorded(Plot plot) {
    Function<RunResult, Series> reading = reading(plot);
    return runs.stream().anyMatch(run -> !reading.apply(run).isEmpty());
  }

  private String title(Plot plot) {
    return switch (plot.x()) {
      case Plot.STEP -> quantity(plot.y()).title();
      case Plot.LAG -> byLag(plot.y()).title();
      default -> plot.y().replace('_', ' ');
    };
  }

  /** The runs that belong together, in order. */
  Map<String, List<RunResult>> groups(String by) {
    Map<String, List<RunResult>> groups = new LinkedHashMap<>();
    for (RunResult run : runs) {
      String name =
          switch (by) {
            case CONDITION -> run.condition();
            case ARM -> run.arm();
            default -> run.axes().getOrDefault(axis(by, List.of(CONDITION, ARM)), "");
          };
      groups.computeIfAbsent(name, absent -> new ArrayList<>()).add(run);
    }
    return groups;
  }

  /** What a run says, as far as it is finite: beyond its divergence it has no place on a curve. */
  private Function<RunResult, Series> reading(Plot plot) {
    if (plot.x().equals(Plot.STEP)) {
      Quantity quantity = quantity(plot.y());
      return run -> tables.get(run).alongTraining(quantity).finite();
    } else if (plot.x().equals(Plot.LAG)) {
      ByLag recorded = byLag(plot.y());
      return run -> topLayer(tables.get(run), recorded, plot.at());
    }
    String axis = axis(plot.x(), List.of(Plot.STEP, Plot.LAG));
    Measure measure = measure(plot.y());
    return run -> point(run, axis, measure);
  }

  private static ByLag byLag(String name) {
    return Arrays.stream(ByLag.values())
        .filter(recorded -> recorded.quantity().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new NoResultsException(
                    "nothing called '"
                        + name
                        + "' is recorded by lag"
                        + advice(
                            name, Arrays.stream(ByLag.values()).map(ByLag::quantity).toList())));
  }

  /** At that update or the first recorded after it; else at the last one recorded. */
  private static Series topLayer(Measurements run, ByLag recorded, OptionalLong at) {
    NavigableSet<Integer> layers = run.layers(recorded);
    if (layers.isEmpty()) {
      return Series.empty();
    }
    NavigableMap<Double, Series> steps = run.byLag(recorded, layers.last());
    Map.Entry<Double, Series> found =
        at.isPresent() ? steps.ceilingEntry((double) at.getAsLong()) : steps.lastEntry();
    return found == null ? Series.empty() : found.getValue();
  }

  private static Series point(RunResult run, String axis, Measure measure) {
    String value = run.axes().getOrDefault(axis, "");
    try {
      return value.isEmpty()
          ? Series.empty()
          : Series.of(Double.parseDouble(value), measure.numberOf(run)).finite();
    } catch (NumberFormatException word) {
      throw new NoResultsException(
          "the axis " + axis + " has the value '" + value + "', which is no number");
    }
  }

  private Quantity quantity(String name) {
    TreeSet<String> known = new TreeSet<>();
    for (Measurements run : tables.values()) {
      for (Quantity quantity : run.recorded()) {
        known.add(quantity.name());
        if (quantity.name().equals(name)) {
          return quantity;
        }
      }
    }
    throw new NoResultsException(
        "nothing called '" + name + "' is recorded by step" + advice(name, known));
  }

  private static String advice(String written, Collection<String> known) {
    return NearestName.question(written, known).map(near -> near + " Known: ").orElse("; known: ")
        + String.join(", ", known);
  }

  private Measure measure(String name) {
    try {
      return Measures.of(runs).named(name);
    } catch (IllegalArgumentException unknown) {
      throw new NoResultsException(unknown.getMessage());
    }
  }

  /**
   * @param others what can be said in an axis's place
   */
  private String axis(String name, List<String> others) {
    TreeSet<String> axes = new TreeSet<>();
    runs.forEach(run -> axes.addAll(run.axes().keySet()));
    if (!axes.contains(name)) {
      List<String> known = new ArrayList<>(others);
      known.addAll(axes);
      throw new NoResultsException(
          "the experiment has no axis '"
              + name
              + "'"
              + NearestName.question(name, known).map(near -> near + " It has ").orElse("; it has ")
              + (axes.isEmpty() ? "none" : String.join(", ", axes)));
    }
    return name;
  }
}
