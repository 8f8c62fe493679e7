package org.unroll.report.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunColumns;
import org.unroll.format.RunStatus;
import org.unroll.report.ResultTable;

/** The runs that did not complete, with the reason. */
final class RunSection {
  private RunSection() {}

  static String of(ExperimentFolder folder) {
    List<CSVRecord> incomplete =
        ResultTable.read(folder.runs()).stream()
            .filter(row -> !row.get(RunColumns.STATUS).equals(RunStatus.COMPLETED.name()))
            .toList();
    String content;
    if (incomplete.isEmpty()) {
      content = "<p>None: all runs made all their steps.</p>\n";
    } else {
      HtmlTable table =
          new HtmlTable(List.of("condition", "seed", "status", "steps made", "reason", ""));
      incomplete.forEach(row -> table.rowOfMarkup(cells(folder, row)));
      content = table.toString();
    }
    return Html.section("divergences", "Divergences and failures", content);
  }

  private static List<String> cells(ExperimentFolder folder, CSVRecord row) {
    Path run =
        folder
            .run(
                row.get(RunColumns.CONDITION),
                Long.parseLong(row.get(RunColumns.SEED)),
                row.get(RunColumns.ID))
            .path();
    return List.of(
        Html.text(row.get(RunColumns.CONDITION)),
        Html.text(row.get(RunColumns.SEED)),
        Html.text(row.get(RunColumns.STATUS).toLowerCase(Locale.ROOT)),
        Html.text(Cells.readable(row.get(RunColumns.STEPS_MADE))),
        Html.text(row.get(RunColumns.REASON)),
        Html.link(folder.fromReport(run), "files"));
  }
}
