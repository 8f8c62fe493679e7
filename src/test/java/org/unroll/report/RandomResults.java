package org.unroll.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunColumns;
import org.unroll.format.RunStatus;

/** An experiment's results by chance, in which values are missing in every place. */
public final class RandomResults {
  private static final List<String> LOSSES =
      List.of("best_validation_loss", "final_validation_loss", "final_train_loss", "test_loss");
  private static final List<String> ACCURACIES =
      List.of("best_validation_accuracy", "final_validation_accuracy", "test_accuracy");

  private final SplittableRandom random;
  private final WrittenRuns runs;
  private final int seeds;
  private final boolean classes;
  private final double trouble;
  private final List<String> conditions = new ArrayList<>();
  private final List<String> lines;
  private double level;

  /** Writes them into a folder and makes the report. */
  public RandomResults(Path path, long seed) {
    random = new SplittableRandom(seed);
    seeds = random.nextInt(1, 10);
    classes = random.nextBoolean();
    trouble = List.of(0.0, 0.1, 0.3, 0.6).get(random.nextInt(4));
    switch (random.nextInt(4)) {
      case 0 -> {
        runs = new WrittenRuns(path);
        for (String arm : List.of("a", "b", "1e5", "d").subList(0, random.nextInt(2, 5))) {
          condition(arm, arm, Map.of());
        }
      }
      case 1 -> {
        runs = new WrittenRuns(path, "length");
        for (String arm : List.of("a", "b")) {
          for (String length : List.of("1e1", "20")) {
            condition(arm + "-" + length, arm, Map.of("length", length));
          }
        }
      }
      case 2 -> {
        runs = new WrittenRuns(path, "x", "y");
        for (String x : List.of("off", "on")) {
          for (String y : List.of("off", "on")) {
            condition("x" + x + "y" + y, x + y, Map.of("x", x, "y", y));
          }
        }
      }
      default -> {
        runs = new WrittenRuns(path, "width", "depth");
        for (String width : List.of("8", "16", "32")) {
          for (String depth : List.of("1", "2")) {
            condition("w" + width + "d" + depth, "", Map.of("width", width, "depth", depth));
          }
        }
      }
    }
    claims();
    lines = runs.rebuild();
  }

  public ExperimentFolder folder() {
    return runs.folder();
  }

  /** What the report told on the console. */
  public List<String> lines() {
    return lines;
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /**
   * With few digits, so that values are equal now and then; some conditions are far from others.
   */
  private double value() {
    return level + random.nextInt(1, 40) / 32.0;
  }

  private void condition(String name, String arm, Map<String, String> axes) {
    conditions.add(name);
    double own = chance(0.15) ? 1 : trouble;
    level = chance(0.4) ? 0.5 : 0;
    for (int seed = 1; seed <= seeds; seed++) {
      run(name, arm, axes, seed, status(own));
    }
    level = 0;
  }

  private RunStatus status(double trouble) {
    if (!chance(trouble)) {
      return RunStatus.COMPLETED;
    }
    return chance(0.7)
        ? RunStatus.DIVERGED
        : List.of(RunStatus.PENDING, RunStatus.RUNNING, RunStatus.FAILED).get(random.nextInt(3));
  }

  private void run(
      String condition, String arm, Map<String, String> axes, int seed, RunStatus status) {
    Map<String, Object> cells = new LinkedHashMap<>(axes);
    cells.put(RunColumns.CONDITION, condition);
    cells.put(RunColumns.ARM, arm);
    cells.put(RunColumns.SEED, seed);
    cells.put(RunColumns.STATUS, status);
    if (status != RunStatus.PENDING) {
      cells.put("baseline_loss", chance(0.1) ? null : 0.5);
      if (chance(0.15)) {
        metrics(cells);
      } else {
        curve(condition, seed);
      }
      if (!chance(0.2)) {
        gradients(condition, seed);
      }
    }
    runs.run(cells);
  }

  /** Those of a run without a curve. */
  private void metrics(Map<String, Object> cells) {
    for (String metric : LOSSES) {
      cells.put(metric, chance(0.05) ? null : chance(0.05) ? Double.POSITIVE_INFINITY : value());
    }
    for (String metric : ACCURACIES) {
      cells.put(metric, classes && !chance(0.1) ? value() / 2 : null);
    }
  }

  /** A curve, from which the other metrics follow. */
  private void curve(String condition, int seed) {
    List<String> rows = new ArrayList<>();
    int last = 10 * (chance(0.2) ? random.nextInt(1, 4) : 5);
    for (int step = 0; step <= last; step += 10) {
      if (step > 0 && !chance(0.05)) {
        rows.add(step + ",train," + value() + "," + accuracy());
      }
      rows.add(step + ",validation," + value() + "," + accuracy());
    }
    if (!chance(0.1)) {
      rows.add(last + ",test," + (chance(0.05) ? "Infinity" : value()) + "," + accuracy());
    }
    runs.curve(condition, seed, rows.toArray(String[]::new));
  }

  private String accuracy() {
    return !classes || chance(0.05) ? "" : Double.toString(value() / 2);
  }

  private void gradients(String condition, int seed) {
    double zero = chance(0.3) ? 0.9 : chance(0.4) ? 0.5 : 0;
    List<String> rows = new ArrayList<>();
    for (String step : List.of("1", "10")) {
      for (String layer : List.of("0", "1")) {
        for (String state : List.of("h", "c")) {
          for (int lag = 0; lag < (chance(0.1) ? 1 : 3); lag++) {
            boolean nothing = chance(lag == 0 ? zero / 2 : zero);
            rows.add(
                String.join(
                    ",", step, layer, state, "" + lag, nothing ? "" : "" + (value() - lag)));
          }
        }
      }
    }
    runs.table(
        "gradient_lag",
        condition,
        seed,
        "step,layer,state,lag,log10_norm",
        rows.toArray(String[]::new));
  }

  private void claims() {
    List<String> measures =
        List.of(
            "final_validation_loss",
            "test_loss",
            "test_accuracy",
            "log10_gradient_kept",
            "area_validation_loss",
            "area_validation_accuracy",
            "steps_to_validation_loss_0.3",
            "steps_to_validation_accuracy_0.4");
    for (int i = random.nextInt(16); i > 0; i--) {
      String measure = measures.get(random.nextInt(measures.size()));
      boolean steps = measure.startsWith("steps");
      String test = List.of("student_t", "wilcoxon", "sign").get(random.nextInt(3));
      String condition = conditions.get(random.nextInt(conditions.size()));
      double scale = steps ? 50 : 1;
      double low = value() * scale / 2;
      double high = low + value() * scale;
      switch (random.nextInt(5)) {
        case 0 -> claim(measure, "at_most", condition, "", minus(), high, 0, test);
        case 1 -> claim(measure, "at_least", condition, "", low, plus(), 0, test);
        case 2 -> claim(measure, "within", condition, "", low, high, 0, test);
        default -> {
          String than = conditions.get(random.nextInt(conditions.size()));
          double margin = chance(0.5) ? 0 : steps ? 20 : 0.25;
          String relation = random.nextBoolean() ? "lower" : "higher";
          if (!than.equals(condition)) {
            claim(measure, relation, condition, than, minus(), plus(), margin, test);
          }
        }
      }
    }
  }

  private static double minus() {
    return Double.NEGATIVE_INFINITY;
  }

  private static double plus() {
    return Double.POSITIVE_INFINITY;
  }

  private void claim(
      String measure,
      String relation,
      String condition,
      String than,
      double low,
      double high,
      double margin,
      String test) {
    runs.claim(measure, relation, condition, than, low, high, margin, test);
  }
}
