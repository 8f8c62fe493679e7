package org.unroll.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.unroll.agreement.FileAgreement;
import org.unroll.agreement.FolderAgreement;
import org.unroll.agreement.Mismatch;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.ResultFile;
import org.unroll.launch.PlanEntries;
import org.unroll.launch.TuningResults;
import org.unroll.plan.ExperimentPlan;
import org.unroll.record.RecordedRuns;
import org.unroll.report.ExperimentReport;

/**
 * Whether what lies in an experiment's folder agrees with itself: files with their checksums, the
 * list of runs with the runs, and the tables that are made from runs with what these give.
 */
record RecordedAgreement(ExperimentFolder folder, ExperimentPlan plan) {
  /** What does not agree, in words; empty if all does. */
  List<String> contradictions() {
    List<String> found = new ArrayList<>(new FolderAgreement(folder).contradictions());
    if (new ResultFile(folder.trials().runs()).exists()) {
      found.addAll(new FolderAgreement(folder.trials()).contradictions());
    }
    if (found.isEmpty()) { // otherwise it is plain that these differ, and not why
      found.addAll(derived());
    }
    return found;
  }

  private List<String> derived() {
    if (!reported()) {
      return List.of();
    }
    TemporaryResults scratch = TemporaryResults.create();
    try {
      ExperimentFolder target = new ExperimentFolder(scratch.path());
      plan.tuning().ifPresent(tuning -> new TuningResults(tuning, folder).list(target));
      new ExperimentReport(folder.reportedIn(target.path())).rebuild(PlanEntries.claims(plan));
      return Stream.of(
              target.tuning(),
              target.summary(),
              target.comparisons(),
              target.effects(),
              target.claims())
          .flatMap(this::mismatch)
          .map(Mismatch::toString)
          .toList();
    } finally {
      scratch.delete();
    }
  }

  /** While runs are left, the tables may be of what there was before. */
  private boolean reported() {
    RecordedRuns recorded = new RecordedRuns(folder, PlanEntries.entries(plan));
    return new ResultFile(folder.summary()).exists()
        && recorded.distinct().stream().allMatch(run -> recorded.of(run.id()).finished());
  }

  private Stream<Mismatch> mismatch(Path derived) {
    Path recorded = folder.path().resolve(derived.getFileName());
    if (!new ResultFile(recorded).exists() && !new ResultFile(derived).exists()) {
      return Stream.empty();
    }
    return new FileAgreement(recorded.toString(), recorded, derived).mismatch().stream();
  }
}
