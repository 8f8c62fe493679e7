package org.unroll.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unroll.format.DeclaredClaim;
import org.unroll.report.statistics.DifferenceTest;
import org.unroll.report.statistics.Estimate;
import org.unroll.report.statistics.HolmCorrection;

/**
 * Judges claims from runs. A claim is supported if the confidence interval of the paired difference
 * lies beyond the margin, refuted if it lies wholly on the other side, else inconclusive; with the
 * interval's level corrected by Holm's method over all claims of the experiment. That is: a
 * two-sided test rejects at alpha, and the differences lean to that side.
 */
final class ClaimJudge {
  private final Map<String, ConditionResults> conditions = new HashMap<>();

  ClaimJudge(List<ConditionResults> conditions) {
    conditions.forEach(results -> this.conditions.put(results.condition(), results));
  }

  /** The claims with their verdicts, in the same order. */
  List<JudgedClaim> judge(List<DeclaredClaim> claims) {
    List<JudgedClaim> judged = claims.stream().map(this::single).toList();
    double[] adjusted = HolmCorrection.of(judged.stream().mapToDouble(JudgedClaim::p).toArray());
    List<JudgedClaim> corrected = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      corrected.add(judged.get(i).adjustedTo(adjusted[i]));
    }
    return corrected;
  }

  private JudgedClaim single(DeclaredClaim claim) {
    Measure measure = Measure.named(claim.measure());
    ConditionResults results = found(claim.condition());
    return claim.than().isEmpty()
        ? number(claim, results, measure)
        : comparison(claim, Pairs.of(results, found(claim.than()), measure));
  }

  private ConditionResults found(String condition) {
    if (!conditions.containsKey(condition)) {
      throw new NoResultsException(
          "claims.csv is about a condition '" + condition + "', of which runs.csv has no run");
    }
    return conditions.get(condition);
  }

  private static JudgedClaim comparison(DeclaredClaim claim, Pairs pairs) {
    double sign = claim.relation().equals("lower") ? -1 : 1;
    double[] evidence =
        Arrays.stream(pairs.differences())
            .map(difference -> sign * difference - claim.margin())
            .toArray();
    Estimate estimate =
        pairs.finite() ? Estimate.of(pairs.differences(), claim.alpha()) : Estimate.of();
    return new JudgedClaim(
        claim,
        evidence,
        pairs.diverged(),
        pairs.unfinished() - pairs.unmeasured(),
        pairs.unmeasured(),
        estimate,
        Double.NaN);
  }

  private static JudgedClaim number(
      DeclaredClaim claim, ConditionResults results, Measure measure) {
    double[] values =
        results.bySeed(measure).values().stream().mapToDouble(Double::doubleValue).toArray();
    int infinite = (int) Arrays.stream(values).filter(Double::isInfinite).count();
    Estimate estimate = infinite > 0 ? Estimate.of() : Estimate.of(values, claim.alpha());
    return new JudgedClaim(
        claim,
        evidence(claim, values),
        infinite,
        results.unfinished(),
        results.unmeasured(measure).size(),
        estimate,
        Double.NaN);
  }

  /** Of two bounds, the one that is nearer to being broken decides. */
  private static double[] evidence(DeclaredClaim claim, double[] values) {
    double[] above = Arrays.stream(values).map(value -> value - claim.low()).toArray();
    double[] below = Arrays.stream(values).map(value -> claim.high() - value).toArray();
    if (Double.isInfinite(claim.low()) || Double.isInfinite(claim.high())) {
      return Double.isInfinite(claim.low()) ? below : above;
    }
    DifferenceTest test = DifferenceTest.named(claim.test()).usableFor(above);
    int directionAbove = test.direction(above);
    int directionBelow = test.direction(below);
    if (directionAbove != directionBelow) {
      return directionAbove < directionBelow ? above : below;
    }
    return test.p(above) > test.p(below) ? above : below;
  }
}
