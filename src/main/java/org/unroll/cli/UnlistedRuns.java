package org.unroll.cli;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.unroll.format.ExperimentFolder;
import org.unroll.launch.PlanEntries;
import org.unroll.plan.ExperimentPlan;
import org.unroll.record.RunList;

/**
 * Runs on disk that an experiment does not contain, such as those of other settings.
 *
 * @param count how many
 * @param earlier how many of them each earlier version of a part of its configuration made
 */
record UnlistedRuns(int count, Map<String, Integer> earlier) {
  /**
   * @param versions asked for only if there are such runs
   */
  static UnlistedRuns of(RunList list, Supplier<ListedVersions> versions) {
    List<Path> unlisted = list.unlisted();
    return new UnlistedRuns(
        unlisted.size(), unlisted.isEmpty() ? Map.of() : versions.get().earlier(unlisted));
  }

  /** Those beside a plan's runs, before they are listed. */
  static UnlistedRuns beside(
      ExperimentPlan plan, ExperimentFolder folder, Application application) {
    return plan.runs().isEmpty() || !Files.isDirectory(folder.path())
        ? new UnlistedRuns(0, Map.of())
        : of(
            new RunList(folder, PlanEntries.entries(plan)),
            () -> new ListedVersions(application.catalog().get()));
  }

  /** One line; none if there are none. */
  List<String> lines() {
    return count == 0
        ? List.of()
        : List.of(
            count
                + (count == 1 ? " run" : " runs")
                + " on disk that the plan has not"
                + earlier.entrySet().stream()
                    .map(each -> "; " + each.getKey() + " made " + each.getValue() + " of them")
                    .collect(joining())
                + (count == 1
                    ? "; it is kept, and not compared"
                    : "; they are kept, and not compared"));
  }
}
