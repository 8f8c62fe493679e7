package org.unroll.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.unroll.format.RunStatus;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.record.RecordedRuns;

/**
 * How far the runs of a plan are, each distinct run counted once.
 *
 * @param byId in plan order
 */
record PlanStatus(Map<String, RunStatus> byId) {
  static PlanStatus of(ExperimentPlan plan, RecordedRuns recorded) {
    Map<String, RunStatus> statuses = new LinkedHashMap<>();
    for (PlannedRun run : plan.runs()) {
      statuses.computeIfAbsent(run.id(), recorded::of);
    }
    return new PlanStatus(statuses);
  }

  RunStatus of(PlannedRun run) {
    return byId.getOrDefault(run.id(), RunStatus.PENDING);
  }

  int distinct() {
    return byId.size();
  }

  int done() {
    return (int) byId.values().stream().filter(RunStatus::finished).count();
  }

  /** Such as {@code 3 of 9 done, 1 failed}. */
  @Override
  public String toString() {
    long failed = byId.values().stream().filter(RunStatus.FAILED::equals).count();
    return done() + " of " + distinct() + " done" + (failed == 0 ? "" : ", " + failed + " failed");
  }
}
