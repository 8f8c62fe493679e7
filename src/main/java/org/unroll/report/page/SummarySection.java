package org.unroll.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.unroll.format.ExperimentFolder;
import org.unroll.report.ConditionResults;
import org.unroll.report.Guess;
import org.unroll.report.ResultTable;
import org.unroll.report.SummaryValue;

/** {@code summary.csv} with a row a condition and a column a metric. */
final class SummarySection {
  private static final String GRADIENT = "log10_gradient_kept";

  private static final String GUESS = "baseline_loss";

  private SummarySection() {}

  /**
   * @param conditions whose runs say what guessing scores
   */
  static String of(ExperimentFolder folder, List<ConditionResults> conditions) {
    List<String> guesses = Guess.words(conditions);
    Map<String, Map<String, CSVRecord>> rows = new LinkedHashMap<>();
    Set<String> measured = new LinkedHashSet<>();
    for (CSVRecord row : ResultTable.read(folder.summary())) {
      rows.computeIfAbsent(row.get("condition"), absent -> new LinkedHashMap<>())
          .put(row.get("metric"), row);
      measured.add(row.get("metric"));
    }
    List<String> main = new ArrayList<>(main(measured));
    if (guesses.size() > 1 && measured.contains(GUESS)) {
      main.add(GUESS);
    }
    List<String> others = measured.stream().filter(metric -> !main.contains(metric)).toList();
    String foldable =
        others.isEmpty() ? "" : Html.foldable("All other metrics", table(rows, others).toString());
    return Html.section(
        "summary",
        "Summary",
        table(rows, main)
            + """
            <p class="note">Mean ± half of the 95% confidence interval (Student's t) over completed
            seeds. Diverged runs are counted, not averaged. Gradient kept: its norm at the sequence's
            first step over that at the loss, averaged as a logarithm.</p>
            """
            + (guesses.size() == 1
                ? "<p class=\"note\">Guessing scores " + Html.text(guesses.get(0)) + ".</p>\n"
                : "")
            + foldable);
  }

  /** What is shown first: values at the end of training, and on the test split. */
  private static List<String> main(Set<String> measured) {
    return Stream.of("final_validation_", "test_", GRADIENT)
        .flatMap(start -> measured.stream().filter(metric -> metric.startsWith(start)))
        .toList();
  }

  private static HtmlTable table(Map<String, Map<String, CSVRecord>> rows, List<String> metrics) {
    List<String> heading = new ArrayList<>(List.of("condition", "seeds"));
    metrics.forEach(metric -> heading.add(SummaryValue.heading(metric)));
    heading.add("diverged");
    heading.add("unfinished");
    HtmlTable table = new HtmlTable(heading);
    rows.forEach(
        (condition, values) -> {
          List<String> cells = new ArrayList<>(List.of(condition));
          CSVRecord any = values.values().iterator().next();
          cells.add(Integer.toString(Cells.value(any).completed()));
          for (String metric : metrics) {
            cells.add(
                values.containsKey(metric) ? Cells.value(values.get(metric)).toString() : "–");
          }
          cells.add(any.get("diverged"));
          cells.add(any.get("unfinished"));
          table.row(cells);
        });
    return table;
  }
}
