package org.unroll.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Notice;
import org.unroll.format.RunManifest;
import org.unroll.launch.MachineMemory;
import org.unroll.launch.PlanEntries;
import org.unroll.plan.Capacity;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.SizeCheck;
import org.unroll.record.RecordedRuns;

/** Holds what is left of a plan against what this machine has. */
final class PlannedSizes {
  private final Application application;
  private final int jobs;

  /**
   * @param jobs runs that are trained side by side
   */
  PlannedSizes(Application application, int jobs) {
    this.application = application;
    this.jobs = jobs;
  }

  /**
   * Checks a plan, and what is tried before it.
   *
   * @param again finished runs that are made again
   * @return what is close to too much
   * @throws org.unroll.config.InvalidExperimentException if something is too large
   */
  List<Notice> check(ExperimentPlan plan, ExperimentFolder folder, Predicate<RunManifest> again) {
    List<Notice> notices = new ArrayList<>();
    plan.tuning().ifPresent(it -> notices.addAll(checkOne(it.trials(), folder.trials(), again)));
    notices.addAll(checkOne(plan, folder, again));
    return notices;
  }

  private List<Notice> checkOne(
      ExperimentPlan plan, ExperimentFolder folder, Predicate<RunManifest> again) {
    RecordedRuns recorded = new RecordedRuns(folder, PlanEntries.entries(plan));
    List<PlannedRun> left =
        plan.runs().stream()
            .filter(
                run ->
                    !recorded.of(run.id()).finished()
                        || recorded.manifestOf(run.id()).filter(again).isPresent())
            .toList();
    if (left.isEmpty()) {
      return List.of();
    }
    int lanes = (int) Math.min(jobs, left.stream().map(PlannedRun::id).distinct().count());
    Capacity capacity =
        new Capacity(
            application.workers().get().heap(lanes),
            MachineMemory.ofThisMachine().available(),
            free(folder.path()),
            jobs);
    return SizeCheck.of(application.sizes().get(), plan, left, capacity);
  }

  /** Bytes that may still be written where the folder is, or will be. */
  private static OptionalLong free(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return there == null
          ? OptionalLong.empty()
          : OptionalLong.of(Files.getFileStore(there).getUsableSpace());
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }
}
