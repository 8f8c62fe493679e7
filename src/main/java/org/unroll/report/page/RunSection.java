package org.unroll.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.report.ConditionResults;
import org.unroll.report.RunResult;

/** The runs that did not complete, with the reason. */
final class RunSection {
  private RunSection() {}

  static String of(ExperimentFolder folder, List<ConditionResults> conditions) {
    List<RunResult> incomplete =
        conditions.stream()
            .flatMap(results -> results.runs().stream())
            .filter(run -> run.status() != RunStatus.COMPLETED)
            .toList();
    String content;
    if (incomplete.isEmpty()) {
      content = "<p>None: all runs made all their steps.</p>\n";
    } else {
      HtmlTable table =
          new HtmlTable(List.of("condition", "seed", "status", "steps made", "reason", ""));
      incomplete.forEach(run -> table.rowOfMarkup(cells(folder, run)));
      content = table.toString();
    }
    return Html.section("divergences", "Divergences and failures", content);
  }

  private static List<String> cells(ExperimentFolder folder, RunResult run) {
    Optional<RunManifest> manifest = run.files().manifest();
    String steps = manifest.map(RunManifest::stepsMade).map(String::valueOf).orElse("");
    return List.of(
        Html.text(run.condition()),
        Long.toString(run.seed()),
        Html.text(run.status().name().toLowerCase(Locale.ROOT)),
        Html.text(Cells.readable(steps)),
        Html.text(manifest.map(RunManifest::reason).orElse("")),
        Html.link(folder.fromReport(run.files().folder().path()), "files"));
  }
}
