package org.unroll.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.format.ManifestFile;
import org.unroll.format.RunManifest;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.record.RecordedRuns;

/** The versions of what a plan's runs are made of, now and when their results were made. */
final class PlannedVersions {
  private final ExperimentPlan plan;
  private final Map<String, PlannedRun> byId = new HashMap<>();

  PlannedVersions(ExperimentPlan plan) {
    this.plan = plan;
    plan.runs().forEach(run -> byId.putIfAbsent(run.id(), run));
  }

  /** Today's versions of the parts of that run's configuration. */
  SortedMap<String, Integer> of(RunManifest manifest) {
    PlannedRun run = byId.get(manifest.id());
    return run == null ? new TreeMap<>() : run.versions();
  }

  /**
   * A line for each earlier version of a part that made results of runs which are not done: those
   * results lie in folders of their own, and nothing reads them.
   */
  List<String> former(RecordedRuns recorded) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    ManifestFile file = new ManifestFile();
    for (PlannedRun run : byId.values()) {
      if (!recorded.of(run.id()).finished()) {
        run.former()
            .forEach(
                (id, made) ->
                    file.read(recorded.folder().run(run.condition(), run.seed(), id))
                        .filter(manifest -> manifest.id().equals(id))
                        .filter(manifest -> manifest.status().finished())
                        .ifPresent(manifest -> counts.merge(made, 1, Integer::sum)));
      }
    }
    return counts.entrySet().stream().map(each -> line(each.getKey(), each.getValue())).toList();
  }

  private String line(String made, int count) {
    return "stale: %d %s of %s %s made by %s; %s done again by the version of today"
        .formatted(
            count,
            count == 1 ? "result" : "results",
            plan.name(),
            count == 1 ? "was" : "were",
            made,
            count == 1 ? "its run is" : "their runs are");
  }
}
