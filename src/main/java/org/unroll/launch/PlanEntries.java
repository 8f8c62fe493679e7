package org.unroll.launch;

import java.util.List;
import org.unroll.format.DeclaredClaim;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.record.RunEntry;

/** A plan's runs as they are listed in the results. */
public final class PlanEntries {
  private PlanEntries() {}

  /** The rows of {@code runs.csv}, in plan order. */
  public static List<RunEntry> entries(ExperimentPlan plan) {
    return plan.runs().stream().map(PlanEntries::entry).toList();
  }

  /** The rows of {@code claims.csv} as they begin. */
  public static List<DeclaredClaim> claims(ExperimentPlan plan) {
    return plan.claims().stream()
        .map(
            claim ->
                new DeclaredClaim(
                    claim.name(),
                    claim.relation(),
                    claim.measure(),
                    claim.condition(),
                    claim.than(),
                    claim.low(),
                    claim.high(),
                    claim.margin(),
                    claim.alpha(),
                    claim.seeds(),
                    claim.test()))
        .toList();
  }

  /** The row of one run. */
  public static RunEntry entry(PlannedRun run) {
    return new RunEntry(
        run.condition(),
        run.arm(),
        run.axes(),
        run.seed(),
        run.id(),
        run.metrics(),
        run.configuration());
  }
}
