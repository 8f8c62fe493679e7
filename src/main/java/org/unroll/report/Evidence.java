package org.unroll.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.unroll.report.statistics.DifferenceTest;
import org.unroll.report.statistics.Estimate;

/**
 * What the seeds say of a quantity: of the difference between two conditions, or of the value of
 * one. A run that diverged ranks behind every number (worst-rank scores, Lachin 1999), and so does
 * one that never reached a threshold, as far as it was trained: that gives a side, and no
 * magnitude. Where neither of two runs has a number there is no side either.
 *
 * @param values by seed, of those that tell: a number; ∞ or −∞ where only the side is known
 * @param ties seeds of which neither of two runs has a number: equal, and so no part of a sign test
 * @param untold seeds of which the side is not known, though it may well have one
 * @param counts of all seeds
 */
record Evidence(double[] values, int ties, int untold, SeedCounts counts) {
  /** What is known by seed, before it is held against a bound. */
  record Seeds(SortedMap<Long, Known> known, int ties, SeedCounts counts) {
    /** How far the differences lie above a margin, or the values above a bound. */
    Evidence above(double bound) {
      double[] all = known.values().stream().mapToDouble(each -> each.above(bound)).toArray();
      double[] told = DoubleStream.of(all).filter(value -> !Double.isNaN(value)).toArray();
      int untold = all.length - told.length;
      return new Evidence(
          told,
          ties,
          untold,
          new SeedCounts(
              told.length,
              counts.diverged(),
              counts.infinite(),
              ties + untold,
              counts.unfinished(),
              counts.unmeasured()));
    }

    /** The same of the negative quantity. */
    Seeds negated() {
      SortedMap<Long, Known> negated = new TreeMap<>();
      known.forEach((seed, each) -> negated.put(seed, each.negated()));
      return new Seeds(negated, ties, counts);
    }
  }

  /** The value of one condition. */
  static Seeds of(ConditionResults results, Measure measure) {
    Tally tally = new Tally();
    results.bySeed(measure).forEach((seed, outcome) -> tally.add(seed, List.of(outcome)));
    return tally.seeds();
  }

  /** The difference of the first condition's value less the second's. */
  static Seeds between(ConditionResults first, ConditionResults second, Measure measure) {
    SortedMap<Long, Outcome> own = first.bySeed(measure);
    SortedMap<Long, Outcome> others = second.bySeed(measure);
    SortedMap<Long, Outcome> all = new TreeMap<>(own);
    all.putAll(others);
    Outcome absent = Outcome.without(Outcome.Kind.UNFINISHED);
    Tally tally = new Tally();
    for (long seed : all.keySet()) {
      tally.add(seed, List.of(own.getOrDefault(seed, absent), others.getOrDefault(seed, absent)));
    }
    return tally.seeds();
  }

  /** Sorts seeds by what their runs say. */
  private static final class Tally {
    private final SortedMap<Long, Known> known = new TreeMap<>();
    private int ties;
    private int diverged;
    private int infinite;
    private int unfinished;
    private int unmeasured;

    void add(long seed, List<Outcome> outcomes) {
      if (any(outcomes, Outcome.Kind.UNFINISHED)) {
        unfinished++;
        return;
      } else if (any(outcomes, Outcome.Kind.UNMEASURED)) {
        unmeasured++;
        return;
      }
      diverged += any(outcomes, Outcome.Kind.DIVERGED) ? 1 : 0;
      infinite += any(outcomes, Outcome.Kind.INFINITE) ? 1 : 0;
      Known first = outcomes.get(0).known();
      if (outcomes.size() == 1) {
        known.put(seed, first);
      } else if (any(outcomes, Outcome.Kind.NUMBER)) {
        known.put(seed, first.minus(outcomes.get(1).known()));
      } else if (outcomes.stream().anyMatch(each -> each.known().equals(Known.NOTHING))) {
        known.put(seed, Known.NOTHING);
      } else {
        ties++;
      }
    }

    private static boolean any(List<Outcome> outcomes, Outcome.Kind kind) {
      return outcomes.stream().anyMatch(outcome -> outcome.is(kind));
    }

    Seeds seeds() {
      return new Seeds(
          known,
          ties,
          new SeedCounts(known.size(), diverged, infinite, ties, unfinished, unmeasured));
    }
  }

  /** Whether each finished seed gave a number: else a mean would be one of survivors. */
  boolean whole() {
    return ties == 0 && untold == 0 && Arrays.stream(values).allMatch(Double::isFinite);
  }

  /** The mean of the numbers; without one if a finished seed gave none. */
  Estimate estimate(double alpha) {
    return whole() ? Estimate.of(values, alpha) : Estimate.of();
  }

  /**
   * The test that can be made: this one, or the sign test where a finished seed gave no number;
   * none if nothing tells, or if a seed may lie on either side.
   */
  Optional<DifferenceTest> test(DifferenceTest wanted) {
    DifferenceTest test = whole() ? wanted : DifferenceTest.SIGN;
    return untold > 0 || Double.isNaN(test.p(values)) ? Optional.empty() : Optional.of(test);
  }

  /** The p-value of that test where it can be made; else NaN. */
  double p(DifferenceTest test) {
    return test(test).filter(test::equals).map(made -> made.p(values)).orElse(Double.NaN);
  }

  /** Seeds above the bound. */
  int pro() {
    return (int) Arrays.stream(values).filter(value -> value > 0).count();
  }

  /** Seeds below the bound. */
  int contra() {
    return (int) Arrays.stream(values).filter(value -> value < 0).count();
  }
}
