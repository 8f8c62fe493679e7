package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unroll.api.Better;
import org.unroll.report.ComparedCondition;
import org.unroll.report.SummaryValue;
import org.unroll.report.statistics.Estimate;

class TableFormatTest {
  private static final String LONG = "a-name-that-goes-on-and-on-without-saying-anything-at-all";

  private static ComparedCondition condition(String name, String path, double... losses) {
    return new ComparedCondition(
        "tried",
        name,
        "dataset: {type: text, path: '" + path + "'}",
        losses.length,
        0,
        0,
        List.of(),
        Map.of("test_loss", value("test_loss", losses)));
  }

  private static SummaryValue value(String metric, double... values) {
    return new SummaryValue(metric, Estimate.of(values), 0, 0);
  }

  private static ComparisonTable table(ComparedCondition... conditions) {
    return new ComparisonTable(List.of(conditions), Map.of("test_loss", Better.LOWER));
  }

  private static final ComparisonTable ODD =
      table(condition("a_b%", "x&y|z", 1, 2, 3), condition("_c*", "{#$~^\\<`", 2, 2, 2));

  @Test
  void markdownShowsNamesAsTheyAre() {
    assertThat(TableFormat.MARKDOWN.lines(ODD, 80))
        .containsExactly(
            "| condition | dataset.path | seeds | test_loss |",
            "| --- | --- | --- | --- |",
            "| a_b% | x\\&y\\|z | 3 | 2.0 ± 2.5 |",
            "| \\_c\\* | {#$~^\\\\\\<\\` | 3 | 2.000 ± 0 |");
  }

  @Test
  void latexShowsNamesAsTheyAre() {
    assertThat(TableFormat.LATEX.lines(ODD, 80))
        .containsExactly(
            "\\begin{tabular}{llll}",
            "\\toprule",
            "condition & dataset.path & seeds & test\\_loss \\\\",
            "\\midrule",
            "a\\_b\\% & x\\&y|z & 3 & 2.0 $\\pm$ 2.5 \\\\",
            "\\_c* & \\{\\#\\$\\textasciitilde{}\\textasciicircum{}\\textbackslash{}<` & 3"
                + " & 2.000 $\\pm$ 0 \\\\",
            "\\bottomrule",
            "\\end{tabular}");
  }

  @Test
  void columnsThatDoNotFitStandInFurtherTables() {
    List<String> metrics = List.of("final_validation_loss", "test_loss", "test_accuracy");
    Map<String, SummaryValue> measured =
        Map.of(
            "final_validation_loss", value("final_validation_loss", 1, 2),
            "test_loss", value("test_loss", 3, 4),
            "test_accuracy", value("test_accuracy", 0.5, 0.5));
    Map<String, Better> shown = new LinkedHashMap<>();
    metrics.forEach(metric -> shown.put(metric, Better.LOWER));
    ComparisonTable table =
        new ComparisonTable(
            List.of(
                new ComparedCondition("one", "rnn", "cell: rnn", 2, 0, 0, List.of(), measured),
                new ComparedCondition("two", "gru", "cell: gru", 2, 0, 0, List.of(), measured)),
            shown);
    List<String> lines = TableFormat.TEXT.lines(table, 60);
    assertThat(lines).allMatch(line -> line.length() <= 60);
    assertThat(lines.stream().filter(line -> line.startsWith("one         rnn"))).hasSize(2);
    assertThat(String.join("\n", lines)).contains(metrics).contains("1.5 ± 6.4", "0.5000");
    assertThat(lines.get(4)).isEmpty();
  }

  @Test
  void longWordsAreCutWhereTheTableWouldBeTooWide() {
    ComparisonTable table = table(condition("a", LONG + 1, 1, 2), condition(LONG, LONG + 2, 2, 3));
    assertThat(TableFormat.TEXT.lines(table, 200)).anyMatch(line -> line.contains(LONG + 2));
    assertThat(TableFormat.TEXT.lines(table, 80))
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.startsWith("a-name-that…thing-at-all  a-name-that…hing-at-all2  2"));
    assertThat(TableFormat.TEXT.lines(table, 40))
        .as("a list")
        .startsWith("  a  dataset.path:")
        .anyMatch(line -> line.contains(LONG + 2))
        .anyMatch(line -> line.contains("test_loss: 1.5 ± 6.4"));
  }
}
