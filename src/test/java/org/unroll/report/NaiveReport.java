package org.unroll.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unroll.format.ExperimentFolder;

/**
 * What the tables of a report have to hold, from the files of the runs, by a second and slower
 * implementation that shares nothing with the first. A cell is a text, an int, or a double that is
 * NaN where nothing may stand.
 */
public final class NaiveReport {
  private static final double HUGE = 1e308;
  private static final double ALPHA = 0.05;

  /** A run as its files have it; a cell of {@code runs.csv} that is empty is not in the map. */
  private record Run(
      Map<String, String> cells, List<Map<String, String>> curve, List<Map<String, String>> lags) {
    String get(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  /** What a run has: n(umber), i(nfinite), d(iverged), u(nfinished), m (unmeasured). */
  private record Found(char kind, double number, double lastStep) {}

  private final List<Run> runs = new ArrayList<>();
  private final List<Map<String, String>> declared;
  private final Set<String> conditions = new LinkedHashSet<>();
  private final Set<String> seeds = new LinkedHashSet<>();
  private final List<String> axes = new ArrayList<>();
  private final List<String> measures = new ArrayList<>();

  public NaiveReport(ExperimentFolder folder) {
    for (Map<String, String> cells : table(folder.runs())) {
      Path own =
          folder
              .path()
              .resolve(cells.get("condition"))
              .resolve("seed-" + cells.get("seed") + "-" + cells.get("id").substring(0, 8));
      runs.add(
          new Run(
              cells,
              table(own.resolve("learning_curve.csv")),
              table(own.resolve("gradient_lag.csv"))));
      conditions.add(cells.get("condition"));
      seeds.add(cells.get("seed"));
    }
    declared = table(folder.claims());
    List<String> columns = header(folder.runs());
    axes.addAll(columns.subList(3, columns.indexOf("seed")));
  }

  private static List<String> header(Path file) {
    try {
      return List.of(Files.readAllLines(file).get(0).split(","));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** None of these tables has a comma within a cell but in the last column. */
  private static List<Map<String, String>> table(Path file) {
    List<Map<String, String>> rows = new ArrayList<>();
    if (!Files.exists(file)) {
      return rows;
    }
    List<String> columns = header(file);
    try {
      for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          row.put(columns.get(i), cells[i]);
        }
        rows.add(row);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return rows;
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  private Run run(String condition, String seed) {
    for (Run run : runs) {
      if (run.get("condition").equals(condition) && run.get("seed").equals(seed)) {
        return run;
      }
    }
    throw new AssertionError(condition + " " + seed);
  }

  /** As if the run had completed. */
  private static double reading(Run run, String metric) {
    if (metric.equals("log10_gradient_kept")) {
      return gradientKept(run);
    } else if (metric.startsWith("area_")) {
      return area(run, metric.endsWith("accuracy") ? "accuracy" : "loss");
    } else if (metric.startsWith("steps_to_")) {
      return steps(run, metric);
    }
    return number(run.get(metric));
  }

  private static double gradientKept(Run run) {
    String lastStep = "";
    int top = -1;
    for (Map<String, String> row : run.lags()) {
      lastStep = row.get("step");
    }
    for (Map<String, String> row : run.lags()) {
      top = Math.max(top, Integer.parseInt(row.get("layer")));
    }
    int longest = 0;
    for (Map<String, String> row : run.lags()) {
      if (row.get("step").equals(lastStep) && row.get("layer").equals("" + top)) {
        longest = Math.max(longest, Integer.parseInt(row.get("lag")));
      }
    }
    double near = 0;
    double far = 0;
    for (Map<String, String> row : run.lags()) {
      if (row.get("step").equals(lastStep)
          && row.get("layer").equals("" + top)
          && !row.get("log10_norm").isEmpty()) {
        double norm = Math.pow(10, number(row.get("log10_norm")));
        near = row.get("lag").equals("0") ? Math.max(near, norm) : near;
        far = row.get("lag").equals("" + longest) ? Math.max(far, norm) : far;
      }
    }
    return longest == 0 || near == 0 ? Double.NaN : Math.log10(far / near);
  }

  private static double area(Run run, String column) {
    double area = 0;
    double before = Double.NaN;
    double value = Double.NaN;
    double first = Double.NaN;
    double last = Double.NaN;
    int points = 0;
    for (Map<String, String> row : run.curve()) {
      if (row.get("split").equals("validation")) {
        double step = number(row.get("step"));
        value = number(row.get(column));
        if (points == 0) {
          first = step;
        } else {
          area += (step - last) * (before + value) / 2;
        }
        before = value;
        last = step;
        points++;
      }
    }
    return points == 1 ? value : area / (last - first);
  }

  private static double steps(Run run, String metric) {
    String[] words = metric.split("_", -1);
    double threshold = Double.parseDouble(words[words.length - 1]);
    boolean accuracy = words[3].equals("accuracy");
    boolean any = false;
    for (Map<String, String> row : run.curve()) {
      if (row.get("split").equals("validation")) {
        any = true;
        double value = number(row.get(accuracy ? "accuracy" : "loss"));
        if (Double.isNaN(value)) {
          return Double.NaN;
        } else if (accuracy ? value >= threshold : value <= threshold) {
          return number(row.get("step"));
        }
      }
    }
    return any ? Double.POSITIVE_INFINITY : Double.NaN;
  }

  private Found found(String condition, String seed, String metric) {
    Run run = run(condition, seed);
    if (run.get("status").equals("DIVERGED")) {
      return new Found('d', Double.NaN, Double.NaN);
    } else if (!run.get("status").equals("COMPLETED")) {
      return new Found('u', Double.NaN, Double.NaN);
    }
    double value = reading(run, metric);
    double last = Double.NaN;
    for (Map<String, String> row : run.curve()) {
      last = row.get("split").equals("validation") ? number(row.get("step")) : last;
    }
    char kind = Double.isNaN(value) ? 'm' : Double.isInfinite(value) ? 'i' : 'n';
    return new Found(kind, value, last);
  }

  private static boolean divergingIsWorse(String metric) {
    return !metric.equals("log10_gradient_kept") && !metric.equals("baseline_loss");
  }

  private static boolean largeIsWorse(String metric) {
    return !metric.endsWith("accuracy");
  }

  /** Where a run without a number lies: least and largest possible value. */
  private static double[] possible(Found found, String metric) {
    if (found.kind() == 'n') {
      return new double[] {found.number(), found.number()};
    } else if (found.kind() == 'd') {
      double worst = largeIsWorse(metric) || metric.startsWith("steps") ? HUGE : -HUGE;
      return divergingIsWorse(metric) ? new double[] {worst, worst} : new double[] {-HUGE, HUGE};
    } else if (metric.startsWith("steps")) {
      return new double[] {found.lastStep() + 1e-6, HUGE};
    }
    double extreme = found.number() > 0 ? HUGE : -HUGE;
    return new double[] {extreme, extreme};
  }

  private List<String> measures() {
    if (!measures.isEmpty()) {
      return measures;
    }
    List<String> all =
        new ArrayList<>(
            List.of(
                "best_validation_loss",
                "best_validation_accuracy",
                "final_validation_loss",
                "final_validation_accuracy",
                "final_train_loss",
                "final_train_accuracy",
                "test_loss",
                "test_accuracy",
                "baseline_loss",
                "log10_gradient_kept",
                "area_validation_loss",
                "area_validation_accuracy"));
    for (Map<String, String> claim : declared) {
      if (!all.contains(claim.get("metric"))) {
        all.add(claim.get("metric"));
      }
    }
    for (String metric : all) {
      boolean any = false;
      for (Run run : runs) {
        any |= !Double.isNaN(reading(run, metric));
      }
      if (any) {
        measures.add(metric);
      }
    }
    return measures;
  }

  private int count(String condition, String metric, char kind) {
    int count = 0;
    for (String seed : seeds) {
      count += found(condition, seed, metric).kind() == kind ? 1 : 0;
    }
    return count;
  }

  private List<Double> numbers(String condition, String metric) {
    List<Double> numbers = new ArrayList<>();
    for (String seed : seeds) {
      Found found = found(condition, seed, metric);
      if (found.kind() == 'n') {
        numbers.add(found.number());
      }
    }
    return numbers;
  }

  /** {@code summary.csv}. */
  public List<Map<String, Object>> summary() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String condition : conditions) {
      for (String metric : measures()) {
        List<Double> least = new ArrayList<>();
        List<Double> most = new ArrayList<>();
        for (String seed : seeds) {
          Found found = found(condition, seed, metric);
          if (found.kind() != 'u' && found.kind() != 'm') {
            least.add(possible(found, metric)[0]);
            most.add(possible(found, metric)[1]);
          }
        }
        double median = NaiveNumbers.median(least);
        boolean known = median == NaiveNumbers.median(most) && Math.abs(median) < 1e300;
        List<Double> numbers = numbers(condition, metric);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("condition", condition);
        row.put("metric", metric);
        row.put("n", numbers.size());
        row.put("diverged", count(condition, metric, 'd'));
        row.put("unfinished", count(condition, metric, 'u'));
        row.put("infinite", count(condition, metric, 'i'));
        row.put("unmeasured", count(condition, metric, 'm'));
        row.put("sd", NaiveNumbers.sd(numbers));
        row.put("median", known ? median : Double.NaN);
        estimate(row, "mean", numbers, ALPHA);
        rows.add(row);
      }
    }
    return rows;
  }

  private static void estimate(
      Map<String, Object> row, String name, List<Double> values, double alpha) {
    double mean = NaiveNumbers.mean(values);
    double half = NaiveNumbers.half(values, alpha);
    row.put(name, mean);
    row.put("ci_low", mean - half);
    row.put("ci_high", mean + half);
  }

  /** Seeds of a comparison: the values of those that tell, and how many are what. */
  private static final class Seeds {
    private final List<Double> values = new ArrayList<>();
    private int diverged;
    private int infinite;
    private int neither;
    private int eitherSide;
    private int unfinished;
    private int unmeasured;

    boolean whole() {
      boolean whole = neither == 0 && eitherSide == 0;
      for (double value : values) {
        whole &= !Double.isInfinite(value);
      }
      return whole;
    }

    List<Double> numbers() {
      return whole() ? values : List.of();
    }

    String test(String wanted) {
      String test = whole() ? wanted : "sign";
      return eitherSide > 0 || Double.isNaN(NaiveNumbers.test(test, values)) ? "" : test;
    }

    double p(String wanted) {
      return test(wanted).isEmpty() ? Double.NaN : NaiveNumbers.test(test(wanted), values);
    }

    int speaking() {
      int speaking = 0;
      for (double value : values) {
        speaking += value == 0 ? 0 : 1;
      }
      return speaking;
    }

    int against() {
      int against = 0;
      for (double value : values) {
        against += value < 0 ? 1 : 0;
      }
      return against;
    }

    void put(Map<String, Object> row) {
      row.put("n", values.size());
      row.put("diverged", diverged);
      row.put("infinite", infinite);
      row.put("undecided", neither + eitherSide);
      row.put("unfinished", unfinished);
      row.put("unmeasured", unmeasured);
    }
  }

  /**
   * Direction · (value − value of the other) − margin, by seed.
   *
   * @param other empty for a value by itself
   */
  private Seeds seeds(
      String condition, String other, String metric, double direction, double margin) {
    Seeds all = new Seeds();
    for (String seed : seeds) {
      Found own = found(condition, seed, metric);
      Found against = other.isEmpty() ? own : found(other, seed, metric);
      String kinds = other.isEmpty() ? "" + own.kind() : "" + own.kind() + against.kind();
      if (kinds.contains("u")) {
        all.unfinished++;
        continue;
      } else if (kinds.contains("m")) {
        all.unmeasured++;
        continue;
      }
      all.diverged += kinds.contains("d") ? 1 : 0;
      all.infinite += kinds.contains("i") ? 1 : 0;
      if (!other.isEmpty() && !kinds.contains("n")) {
        boolean unknown = kinds.contains("d") && !divergingIsWorse(metric);
        all.neither += unknown ? 0 : 1;
        all.eitherSide += unknown ? 1 : 0;
        continue;
      }
      double[] mine = possible(own, metric);
      double[] theirs = other.isEmpty() ? new double[] {0, 0} : possible(against, metric);
      double one = direction * (mine[0] - theirs[1]) - margin;
      double two = direction * (mine[1] - theirs[0]) - margin;
      if (kinds.equals("n") || kinds.equals("nn")) {
        all.values.add(one);
      } else if (one > 0 && two > 0) {
        all.values.add(Double.POSITIVE_INFINITY);
      } else if (one < 0 && two < 0) {
        all.values.add(Double.NEGATIVE_INFINITY);
      } else {
        all.eitherSide++;
      }
    }
    return all;
  }

  /** The first condition with the same axes that are not bound to the arm. */
  private String baseline(String condition) {
    Run own = run(condition, seeds.iterator().next());
    for (String other : conditions) {
      Run first = run(other, seeds.iterator().next());
      boolean same = true;
      for (String axis : axes) {
        boolean factor = own.get(axis).equals("on") || own.get(axis).equals("off");
        same &= own.get("arm").isEmpty() || factor || own.get(axis).equals(first.get(axis));
      }
      if (same) {
        return other;
      }
    }
    throw new AssertionError();
  }

  /** {@code comparisons.csv}, and in {@code needed} how many seeds the test takes. */
  public List<Map<String, Object>> comparisons() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String metric : measures()) {
      if (metric.equals("baseline_loss")) {
        continue;
      }
      List<Map<String, Object>> own = new ArrayList<>();
      List<Seeds> found = new ArrayList<>();
      List<Double> p = new ArrayList<>();
      for (String condition : conditions) {
        String baseline = baseline(condition);
        if (!baseline.equals(condition)) {
          Seeds all = seeds(condition, baseline, metric, 1, 0);
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("condition", condition);
          row.put("baseline", baseline);
          row.put("metric", metric);
          all.put(row);
          row.put("sd", NaiveNumbers.sd(all.numbers()));
          estimate(row, "difference", all.numbers(), ALPHA);
          row.put("effect_size", NaiveNumbers.effectSize(all.numbers()));
          row.put("p_t", NaiveNumbers.student(all.numbers()));
          row.put("p_wilcoxon", NaiveNumbers.wilcoxon(all.numbers()));
          row.put("p_sign", all.eitherSide > 0 ? Double.NaN : NaiveNumbers.sign(all.values));
          row.put("test", all.test("student_t"));
          row.put("p", all.p("student_t"));
          row.put("speaking", all.speaking());
          p.add(all.p("student_t"));
          own.add(row);
          found.add(all);
        }
      }
      for (int i = 0; i < own.size(); i++) {
        own.get(i).put("p_holm", NaiveNumbers.holm(p, waits(found), i));
        String test = found.get(i).whole() ? "student_t" : "sign";
        own.get(i).put("needed", NaiveNumbers.seedsNeeded(test, p, waits(found), i, ALPHA));
      }
      rows.addAll(own);
    }
    return rows;
  }

  /** {@code claims.csv}, and in {@code needed} how many seeds the test takes. */
  public List<Map<String, Object>> claims() {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Seeds> found = new ArrayList<>();
    List<Double> p = new ArrayList<>();
    for (Map<String, String> claim : declared) {
      String condition = claim.get("condition");
      String metric = claim.get("metric");
      String wanted = claim.get("declared_test");
      boolean pair = !claim.get("than").isEmpty();
      Seeds all;
      if (pair) {
        double direction = claim.get("relation").equals("lower") ? -1 : 1;
        all = seeds(condition, claim.get("than"), metric, direction, number(claim.get("margin")));
      } else if (claim.get("low").isEmpty()) {
        all = seeds(condition, "", metric, -1, -number(claim.get("high")));
      } else if (claim.get("high").isEmpty()) {
        all = seeds(condition, "", metric, 1, number(claim.get("low")));
      } else {
        all =
            nearer(
                seeds(condition, "", metric, 1, number(claim.get("low"))),
                seeds(condition, "", metric, -1, -number(claim.get("high"))),
                wanted);
      }
      double own = all.p(wanted);
      if (!pair && all.test(wanted).equals("student_t") && all.speaking() == 0) {
        own = 0;
      }
      List<Double> numbers = seeds(condition, claim.get("than"), metric, 1, 0).numbers();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("claim", claim.get("claim"));
      all.put(row);
      row.put("pro", all.speaking() - all.against());
      row.put("contra", all.against());
      estimate(row, "estimate", numbers, ALPHA);
      row.put("effect_size", pair ? NaiveNumbers.effectSize(numbers) : Double.NaN);
      row.put("test", all.test(wanted));
      row.put("p", own);
      p.add(own);
      found.add(all);
      rows.add(row);
    }
    for (int i = 0; i < rows.size(); i++) {
      finish(rows.get(i), found.get(i), declared.get(i).get("declared_test"), p, waits(found), i);
    }
    return rows;
  }

  private static Seeds nearer(Seeds above, Seeds below, String wanted) {
    if (above.test(wanted).isEmpty() || below.test(wanted).isEmpty()) {
      return above.test(wanted).isEmpty() ? above : below;
    }
    double up = NaiveNumbers.leaning(above.test(wanted), above.values);
    double down = NaiveNumbers.leaning(below.test(wanted), below.values);
    boolean first = up == down ? above.p(wanted) > below.p(wanted) : up < down;
    return first ? above : below;
  }

  private static void finish(
      Map<String, Object> row,
      Seeds all,
      String wanted,
      List<Double> p,
      List<Boolean> waits,
      int place) {
    double holm = NaiveNumbers.holm(p, waits, place);
    String next = all.whole() ? wanted : "sign";
    int needed = NaiveNumbers.seedsNeeded(next, p, waits, place, ALPHA);
    int speaking = next.equals("student_t") ? all.values.size() : all.speaking();
    row.put("p_holm", holm);
    row.put("needed", needed);
    row.put("speaking", speaking);
    String test = all.test(wanted);
    boolean touches = test.equals("student_t") && all.speaking() == 0 && p.get(place) == 0;
    String verdict = "INCONCLUSIVE";
    if (all.unfinished > 0) {
      verdict = "PENDING";
    } else if (all.unmeasured == 0
        && all.eitherSide == 0
        && all.values.size() >= 2
        && speaking >= needed
        && holm <= ALPHA) {
      boolean supported = touches || NaiveNumbers.leaning(test, all.values) > 0;
      verdict = supported ? "SUPPORTED" : "REFUTED";
    }
    row.put("verdict", verdict);
  }

  private static List<Boolean> waits(List<Seeds> tests) {
    return tests.stream().map(each -> each.unfinished > 0).toList();
  }

  private String level(String condition, String factor) {
    return run(condition, seeds.iterator().next()).get(factor);
  }

  private Set<String> levels(String factor) {
    Set<String> levels = new LinkedHashSet<>();
    for (String condition : conditions) {
      levels.add(level(condition, factor));
    }
    return levels;
  }

  /** {@code effects.csv}; empty if the conditions are no full design. */
  public List<Map<String, Object>> effects() {
    List<String> factors = new ArrayList<>();
    boolean ablation = !axes.isEmpty() && levels(axes.get(0)).contains("on");
    if (!ablation && levels("arm").size() > 1) {
      factors.add("arm");
    }
    factors.addAll(axes);
    int combinations = 1;
    for (String factor : factors) {
      combinations *= levels(factor).size();
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    if (factors.size() < 2 || combinations != conditions.size()) {
      return rows;
    }
    for (String metric : measures()) {
      if (!metric.equals("baseline_loss")) {
        List<Map<String, Object>> own = new ArrayList<>();
        for (String factor : factors) {
          for (String level : levels(factor)) {
            add(own, metric, factor, level, "", "");
          }
        }
        for (int i = 0; i < factors.size(); i++) {
          for (int j = i + 1; j < factors.size(); j++) {
            for (String level : levels(factors.get(i))) {
              for (String other : levels(factors.get(j))) {
                add(own, metric, factors.get(i), level, factors.get(j), other);
              }
            }
          }
        }
        List<Double> p = new ArrayList<>();
        own.forEach(row -> p.add((Double) row.get("p")));
        for (int i = 0; i < own.size(); i++) {
          own.get(i).put("p_holm", NaiveNumbers.holm(p).get(i));
        }
        rows.addAll(own);
      }
    }
    return rows;
  }

  private void add(
      List<Map<String, Object>> rows,
      String metric,
      String factor,
      String level,
      String other,
      String otherLevel) {
    String reference = levels(factor).iterator().next();
    String otherReference = other.isEmpty() ? "" : levels(other).iterator().next();
    if (level.equals(reference) || (!other.isEmpty() && otherLevel.equals(otherReference))) {
      return;
    }
    List<Double> effects = new ArrayList<>();
    for (String seed : seeds) {
      double effect = cells(metric, seed, factor, level, other, otherLevel);
      effect -= cells(metric, seed, factor, reference, other, otherLevel);
      if (!other.isEmpty()) {
        effect -= cells(metric, seed, factor, level, other, otherReference);
        effect += cells(metric, seed, factor, reference, other, otherReference);
      }
      if (!Double.isNaN(effect)) {
        effects.add(effect);
      }
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("metric", metric);
    row.put("factor", factor);
    row.put("level", level);
    row.put("other_factor", other);
    row.put("other_level", otherLevel);
    row.put("n", effects.size());
    row.put("left_out", seeds.size() - effects.size());
    row.put("sd", NaiveNumbers.sd(effects));
    estimate(row, "estimate", effects, ALPHA);
    row.put("p", NaiveNumbers.student(effects));
    rows.add(row);
  }

  /** The mean over the conditions with those levels; NaN if one of them has no number. */
  private double cells(
      String metric, String seed, String factor, String level, String other, String otherLevel) {
    List<Double> values = new ArrayList<>();
    for (String condition : conditions) {
      if (level(condition, factor).equals(level)
          && (other.isEmpty() || level(condition, other).equals(otherLevel))) {
        Found found = found(condition, seed, metric);
        values.add(found.kind() == 'n' ? found.number() : Double.NaN);
      }
    }
    return NaiveNumbers.mean(values);
  }
}
