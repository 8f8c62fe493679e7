package org.unroll.plan;

import java.util.List;
import java.util.Locale;
import org.unroll.config.Claim;
import org.unroll.config.ClaimSpec;
import org.unroll.config.Experiment;
import org.unroll.config.Problems;
import org.unroll.text.PlainNumber;

/**
 * Finds claims that the experiment's seeds can never decide. With n seeds the least p-value of the
 * sign test and of Wilcoxon's signed ranks, two-sided, is 2 / 2ⁿ; and of k such comparisons that
 * are corrected by Holm's method together, the best has to stay below alpha / k. Student's t can
 * reach any p-value from two seeds on.
 */
final class ClaimPower {
  private static final int MOST_SEEDS = 60;

  private final Experiment experiment;
  private final Problems problems;

  ClaimPower(Experiment experiment, Problems problems) {
    this.experiment = experiment;
    this.problems = problems;
  }

  /**
   * Tells each claim that is in vain.
   *
   * @param planned all comparisons of the file
   */
  void check(List<PlannedClaim> planned) {
    long byRank =
        planned.stream().filter(claim -> !claim.test().equals(ClaimSpec.Test.T.word())).count();
    int seeds = experiment.seeds().size();
    for (Claim claim : experiment.claims()) {
      int needed = needed(claim.spec(), byRank);
      int asked = claim.spec().seeds().orElse(needed);
      if (seeds < needed) {
        problems.add(
            claim.origin(claim.spec().test().isByRank() ? "test" : claim.subjectKey()),
            "claims: "
                + seeds
                + (seeds == 1 ? " seed" : " seeds")
                + " can never decide it"
                + reason(claim.spec(), byRank)
                + ": write seeds: "
                + Math.max(asked, needed)
                + " for the experiment, or leave the claims out with ~claims");
      } else if (seeds < asked) {
        problems.add(
            claim.origin("seeds"),
            "claims.seeds: asks for "
                + asked
                + " seeds, and the experiment has "
                + seeds
                + ": write seeds: "
                + asked
                + " for the experiment, or leave the claims out with ~claims");
      }
    }
  }

  private static int needed(ClaimSpec claim, long byRank) {
    int seeds = 2;
    while (claim.test().isByRank()
        && seeds < MOST_SEEDS
        && byRank * Math.scalb(1.0, 1 - seeds) > claim.alpha()) {
      seeds++;
    }
    return seeds;
  }

  private static String reason(ClaimSpec claim, long byRank) {
    if (!claim.test().isByRank()) {
      return "";
    }
    String among = byRank > 1 ? " as one of " + byRank + " such comparisons" : "";
    return " at alpha "
        + PlainNumber.of(claim.alpha())
        + " by test: "
        + claim.test().name().toLowerCase(Locale.ROOT)
        + among;
  }
}
