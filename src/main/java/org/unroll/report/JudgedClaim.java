package org.unroll.report;

import java.util.Arrays;
import org.unroll.format.DeclaredClaim;
import org.unroll.format.Verdict;
import org.unroll.report.statistics.DifferenceTest;
import org.unroll.report.statistics.Estimate;

/**
 * A claim about one condition with what the runs say of it.
 *
 * @param evidence how far each seed speaks for it (positive) or against it (negative): the
 *     difference to the other condition, or the distance from the bound, beyond the margin
 * @param diverged seeds of which a run has no finite value
 * @param unfinished seeds of which a run is not finished
 * @param unmeasured seeds of which a run is finished and did not measure it
 * @param estimate of the difference of the two conditions, or of the value; without a value if a
 *     run diverged
 * @param adjusted p-value after Holm's correction over all claims of the experiment
 */
public record JudgedClaim(
    DeclaredClaim claim,
    double[] evidence,
    int diverged,
    int unfinished,
    int unmeasured,
    Estimate estimate,
    double adjusted) {
  /** The test that is used: the declared one, or the sign test where a run diverged. */
  public DifferenceTest test() {
    return DifferenceTest.named(claim.test()).usableFor(evidence);
  }

  /** The p-value by itself. */
  public double p() {
    return touchesBound() ? 0 : test().p(evidence);
  }

  /** Every seed lies exactly on the bound of what a claim about a number allows. */
  private boolean touchesBound() {
    return claim.than().isEmpty()
        && test() == DifferenceTest.T
        && evidence.length > 1
        && Arrays.stream(evidence).allMatch(value -> value == 0);
  }

  JudgedClaim adjustedTo(double p) {
    return new JudgedClaim(claim, evidence, diverged, unfinished, unmeasured, estimate, p);
  }

  /** Seeds that speak for it. */
  public int pro() {
    return (int) Arrays.stream(evidence).filter(value -> value > 0).count();
  }

  /** Seeds that speak against it. */
  public int contra() {
    return (int) Arrays.stream(evidence).filter(value -> value < 0).count();
  }

  public Verdict verdict() {
    if (unfinished > 0) {
      return Verdict.PENDING;
    } else if (unmeasured > 0 || evidence.length < claim.seeds() || !(adjusted <= claim.alpha())) {
      return Verdict.INCONCLUSIVE;
    } else if (touchesBound() || test().direction(evidence) > 0) {
      return Verdict.SUPPORTED;
    }
    return Verdict.REFUTED;
  }
}
