package org.unroll.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.unroll.format.DeclaredClaim;
import org.unroll.format.Verdict;
import org.unroll.report.statistics.DifferenceTest;
import org.unroll.report.statistics.Estimate;
import org.unroll.report.statistics.HolmCorrection;

/**
 * A claim about one condition with what the runs say of it.
 *
 * @param evidence how far each seed speaks for it (positive) or against it (negative): the
 *     difference to the other condition, or the distance from the bound, beyond the margin
 * @param estimate of the difference of the two conditions, or of the value; without a value if a
 *     finished seed gives no number
 * @param adjusted p-value after Holm's correction over all claims of the experiment; NaN if it
 *     could not be tested
 * @param leastSeeds the fewest seeds with which it could be decided, if all of them spoke for it
 */
record JudgedClaim(
    DeclaredClaim claim,
    Evidence evidence,
    Estimate estimate,
    double adjusted,
    OptionalInt leastSeeds) {
  /** The test that was made: the declared one, or the sign test where that needs numbers. */
  Optional<DifferenceTest> test() {
    return evidence.test(declared());
  }

  private DifferenceTest declared() {
    return DifferenceTest.named(claim.test());
  }

  /** The test that more seeds of the same kind would get. */
  DifferenceTest testForMore() {
    return evidence.whole() ? declared() : DifferenceTest.SIGN;
  }

  /** The p-value by itself; NaN if it could not be tested. */
  double p() {
    return touchesBound() ? 0 : test().map(evidence::p).orElse(Double.NaN);
  }

  /** Every seed lies exactly on the bound of what a claim about a number allows. */
  private boolean touchesBound() {
    return claim.than().isEmpty()
        && test().equals(Optional.of(DifferenceTest.T))
        && Arrays.stream(evidence.values()).allMatch(value -> value == 0);
  }

  JudgedClaim corrected(double p, OptionalInt seeds) {
    return new JudgedClaim(claim, evidence, estimate, p, seeds);
  }

  SeedCounts counts() {
    return evidence.counts();
  }

  Verdict verdict() {
    if (counts().unfinished() > 0) {
      return Verdict.PENDING;
    } else if (!reason().isEmpty() || !(adjusted <= claim.alpha())) {
      return Verdict.INCONCLUSIVE;
    } else if (touchesBound() || test().orElseThrow().direction(evidence.values()) > 0) {
      return Verdict.SUPPORTED;
    }
    return Verdict.REFUTED;
  }

  /** Why these runs cannot decide it, whatever they say; empty if they could, or are not done. */
  String reason() {
    if (counts().unfinished() > 0) {
      return "";
    } else if (counts().unmeasured() > 0) {
      return seeds(counts().unmeasured()) + " did not measure it";
    } else if (evidence.untold() > 0) {
      return "of "
          + seeds(evidence.untold())
          + " the side is not known: a run without a number may be on either";
    }
    int speaking =
        testForMore() == DifferenceTest.T ? counts().tell() : evidence.pro() + evidence.contra();
    if (leastSeeds.isEmpty() || speaking < leastSeeds.getAsInt()) {
      return (speaking == 0 ? "no seed tells" : seeds(speaking) + " cannot decide it") + forTest();
    }
    return speaking < claim.seeds()
        ? seeds(speaking) + " tell, and it asks for " + claim.seeds()
        : "";
  }

  /** How many seeds it takes. */
  private String forTest() {
    return "; by the "
        + testForMore().title(!claim.than().isEmpty())
        + " it takes "
        + (leastSeeds.isPresent()
            ? "at least " + leastSeeds.getAsInt()
            : "more than " + HolmCorrection.MOST_SEEDS);
  }

  private static String seeds(int count) {
    return count == 1 ? "1 seed" : count + " seeds";
  }
}
