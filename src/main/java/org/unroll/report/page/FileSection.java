package org.unroll.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.ResultFile;
import org.unroll.report.ConditionResults;
import org.unroll.report.RunResult;

/** Links to the files that the page was made from; they work where the page lies beside them. */
final class FileSection {
  private FileSection() {}

  static String of(ExperimentFolder folder, List<ConditionResults> conditions) {
    String whole =
        links(
            folder,
            Stream.of(
                folder.runs(),
                folder.summary(),
                folder.tuning(),
                folder.comparisons(),
                folder.effects(),
                folder.claims(),
                folder.experiment()));
    HtmlTable table = new HtmlTable(List.of("condition", "seed", "tables"));
    for (ConditionResults results : conditions) {
      for (RunResult run : results.runs()) {
        table.rowOfMarkup(
            List.of(
                Html.text(results.condition()),
                Long.toString(run.seed()),
                links(folder, tables(run.files().folder().path()))));
      }
    }
    return Html.section(
        "files",
        "Files",
        "<p>" + whole + "</p>\n" + Html.foldable("Tables of each run", table.toString()));
  }

  /** The tables in a run's folder, in order; none if it was not begun. */
  private static Stream<Path> tables(Path run) {
    if (!Files.isDirectory(run)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(run)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new ResultFile(run).unreadable(unreadable);
    }
  }

  private static String links(ExperimentFolder folder, Stream<Path> files) {
    return files
        .filter(Files::exists)
        .map(file -> Html.link(folder.fromReport(file), file.getFileName().toString()))
        .collect(Collectors.joining(" · "));
  }
}
