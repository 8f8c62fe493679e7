package org.unroll.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.unroll.report.statistics.Estimate;

/**
 * What a factor does, or how two of them act together, over seeds.
 *
 * @param first the factor's change
 * @param second the other factor's change; null for a main effect
 * @param estimate of a main effect: the mean over all conditions with the level less the mean over
 *     all with the reference; of an interaction: the first factor's effect where the second has its
 *     level, less its effect where that has its reference
 * @param leftOut seeds of which some run has no finite value
 */
record Effect(Change first, Change second, Estimate estimate, int leftOut) {
  /** From the reference to the level. */
  record Change(FactorialDesign.Factor factor, String level) {
    String reference() {
      return factor.levels().get(0);
    }

    /** 1 at the level, −1 at the reference, else 0. */
    int sign(ConditionResults results) {
      String own = factor.levelOf(results);
      if (own.equals(level)) {
        return 1;
      }
      return own.equals(reference()) ? -1 : 0;
    }

    /** How it reads: {@code clipped}, {@code dataset.length 100}. */
    String words() {
      return level.equals("on") ? factor.name() : factor.name() + " " + level;
    }
  }

  String words() {
    return second == null ? first.words() : first.words() + " × " + second.words();
  }

  /** Main effects, then interactions of two factors. */
  static List<Effect> of(FactorialDesign design, Measure measure) {
    List<List<Change>> changes = new ArrayList<>();
    for (FactorialDesign.Factor factor : design.factors()) {
      changes.add(
          factor.levels().stream().skip(1).map(level -> new Change(factor, level)).toList());
    }
    List<Effect> effects = new ArrayList<>();
    List<SortedMap<Long, Double>> values =
        design.conditions().stream().map(results -> results.numbers(measure)).toList();
    for (List<Change> own : changes) {
      own.forEach(change -> effects.add(effect(change, null, design, values)));
    }
    for (int i = 0; i < changes.size(); i++) {
      for (List<Change> others : changes.subList(i + 1, changes.size())) {
        for (Change first : changes.get(i)) {
          others.forEach(second -> effects.add(effect(first, second, design, values)));
        }
      }
    }
    return effects;
  }

  private static Effect effect(
      Change first, Change second, FactorialDesign design, List<SortedMap<Long, Double>> values) {
    int cells = first.factor().levels().size();
    cells *= second == null ? 1 : second.factor().levels().size();
    double weight = (double) cells / design.conditions().size();
    SortedSet<Long> seeds = new TreeSet<>();
    design.conditions().forEach(results -> results.runs().forEach(run -> seeds.add(run.seed())));
    List<Double> effects = new ArrayList<>();
    for (long seed : seeds) {
      double sum = 0;
      for (int i = 0; i < values.size(); i++) {
        ConditionResults results = design.conditions().get(i);
        int sign = first.sign(results) * (second == null ? 1 : second.sign(results));
        sum += sign == 0 ? 0 : sign * values.get(i).getOrDefault(seed, Double.NaN);
      }
      if (Double.isFinite(sum)) {
        effects.add(weight * sum);
      }
    }
    double[] finite = effects.stream().mapToDouble(Double::doubleValue).toArray();
    return new Effect(first, second, Estimate.of(finite), seeds.size() - finite.length);
  }
}
