package org.unroll.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unroll.launch.TuningResults;
import org.unroll.launch.TuningScore;
import org.unroll.plan.PlannedTuning;
import org.unroll.report.TextTable;

/** What was chosen for each condition. */
record TuningText(PlannedTuning tuning, List<TuningScore> chosen) {
  List<String> lines() {
    List<String> heading = new ArrayList<>(List.of("tuned condition"));
    heading.addAll(tuning.keys());
    heading.addAll(List.of(TuningResults.column(tuning), "diverged"));
    TextTable table = new TextTable().heading(heading);
    for (TuningScore score : chosen) {
      List<String> row = new ArrayList<>(List.of(score.candidate().condition()));
      tuning.keys().forEach(key -> row.add(score.candidate().value(key)));
      row.add(
          score.mean().isPresent()
              ? String.format(Locale.ROOT, "%.4g", score.mean().getAsDouble())
              : "–");
      row.add(score.diverged() + " of " + score.candidate().trials().size());
      table.row(row);
    }
    return table.lines();
  }
}
