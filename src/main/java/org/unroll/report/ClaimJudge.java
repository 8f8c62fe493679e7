package org.unroll.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.unroll.format.DeclaredClaim;
import org.unroll.report.statistics.DifferenceTest;
import org.unroll.report.statistics.Estimate;
import org.unroll.report.statistics.HolmCorrection;

/**
 * Judges claims from runs. A claim is supported if the confidence interval of the paired difference
 * lies beyond the margin, refuted if it lies wholly on the other side, else inconclusive; with the
 * interval's level corrected by Holm's method over all claims of the experiment. That is: a
 * two-sided test rejects at alpha, and the differences lean to that side.
 *
 * <p>Where a finished seed gives no number (a run diverged, or never reached the threshold) there
 * is no mean and no interval, because one of the other seeds would be one of survivors; the sign
 * test decides.
 */
final class ClaimJudge {
  private final Map<String, ConditionResults> conditions = new HashMap<>();

  private final Measures measures;

  ClaimJudge(List<ConditionResults> conditions) {
    this.measures = Measures.ofConditions(conditions);
    conditions.forEach(results -> this.conditions.put(results.condition(), results));
  }

  /** The claims with their verdicts, in the same order. */
  List<JudgedClaim> judge(List<DeclaredClaim> claims) {
    List<JudgedClaim> judged = claims.stream().map(this::single).toList();
    double[] p = judged.stream().mapToDouble(JudgedClaim::p).toArray();
    boolean[] open = SeedCounts.open(judged.stream().map(JudgedClaim::counts).toList());
    double[] adjusted = HolmCorrection.of(p, open);
    List<JudgedClaim> corrected = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      JudgedClaim claim = judged.get(i);
      corrected.add(
          claim.corrected(
              adjusted[i],
              HolmCorrection.leastSeeds(claim.testForMore(), p, open, i, claim.claim().alpha())));
    }
    return corrected;
  }

  private JudgedClaim single(DeclaredClaim claim) {
    Measure measure = measures.claimed(claim.measure());
    ConditionResults results = found(claim.condition());
    Evidence.Seeds seeds =
        claim.than().isEmpty()
            ? Evidence.of(results, measure)
            : Evidence.between(results, found(claim.than()), measure);
    Evidence evidence = claim.than().isEmpty() ? withinBounds(claim, seeds) : apart(claim, seeds);
    Estimate estimate = seeds.above(0).estimate(claim.alpha());
    return new JudgedClaim(claim, evidence, estimate, Double.NaN, OptionalInt.empty());
  }

  private ConditionResults found(String condition) {
    if (!conditions.containsKey(condition)) {
      throw new NoResultsException(
          "claims.csv is about a condition '" + condition + "', of which runs.csv has no run");
    }
    return conditions.get(condition);
  }

  private static Evidence apart(DeclaredClaim claim, Evidence.Seeds differences) {
    boolean lower = claim.relation().equals("lower");
    return (lower ? differences.negated() : differences).above(claim.margin());
  }

  /** Of two bounds, the one that is nearer to being broken decides. */
  private static Evidence withinBounds(DeclaredClaim claim, Evidence.Seeds values) {
    Evidence above = values.above(claim.low());
    Evidence below = values.negated().above(-claim.high());
    if (Double.isInfinite(claim.low()) || Double.isInfinite(claim.high())) {
      return Double.isInfinite(claim.low()) ? below : above;
    }
    DifferenceTest declared = DifferenceTest.named(claim.test());
    Optional<DifferenceTest> test = above.test(declared);
    if (test.isEmpty() || below.test(declared).isEmpty()) {
      return test.isEmpty() ? above : below;
    }
    int directionAbove = test.get().direction(above.values());
    int directionBelow = test.get().direction(below.values());
    if (directionAbove != directionBelow) {
      return directionAbove < directionBelow ? above : below;
    }
    return above.p(test.get()) > below.p(test.get()) ? above : below;
  }
}
