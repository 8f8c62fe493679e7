package org.unroll.report;

import java.util.ArrayList;
import java.util.List;
import org.unroll.format.RunStatus;
import org.unroll.text.TextWidth;

/**
 * The conditions of an experiment side by side, for the console: mean ± half the confidence
 * interval over seeds. Only columns in which something stands are shown.
 */
final class Comparison {
  private static final int COLUMNS = 100;
  private static final int LONGEST_NAME = 60;
  private static final int SHORTENED_NAME = 16;
  private final List<ConditionResults> conditions;
  private final List<Measure> metrics;

  Comparison(List<ConditionResults> conditions) {
    this.conditions = conditions;
    this.metrics = shown(conditions);
  }

  /** The losses, what else was measured on the test split, and the gradient if it was followed. */
  private static List<Measure> shown(List<ConditionResults> conditions) {
    Measures measures = Measures.ofConditions(conditions);
    List<String> names =
        new ArrayList<>(List.of("final_validation_loss", "test_loss", "test_accuracy"));
    measures.others().forEach(metric -> names.add("test_" + metric.name()));
    names.add(GradientKept.METRIC);
    return names.stream()
        .map(measures::named)
        .filter(metric -> measured(conditions, metric))
        .toList();
  }

  private static boolean measured(List<ConditionResults> conditions, Measure metric) {
    return conditions.stream().anyMatch(results -> results.measured(metric));
  }

  /** The table, with names shortened as far as needed to fit a console. */
  List<String> lines() {
    TextTable table = table(LONGEST_NAME);
    if (table.width() > COLUMNS) {
      int longest = Math.min(LONGEST_NAME, longestName());
      table = table(Math.max(SHORTENED_NAME, longest - (table.width() - COLUMNS)));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("mean ± half of the 95% confidence interval (Student's t) over completed seeds");
    if (gradients()) {
      lines.add("gradient kept: its norm at the sequence's first step over that at the loss");
    }
    List<String> guesses = Guess.words(conditions);
    if (guesses.size() == 1) {
      lines.add("guessing scores " + guesses.get(0));
    } else if (guessesDiffer()) {
      lines.add("guessing scores: the loss of the best answer that looks at no input");
    }
    return lines;
  }

  private int longestName() {
    return conditions.stream()
        .mapToInt(results -> TextWidth.of(results.condition()))
        .max()
        .orElse(0);
  }

  private TextTable table(int longestName) {
    boolean diverged = any(RunStatus.DIVERGED);
    boolean unfinished = any(RunStatus.FAILED, RunStatus.PENDING, RunStatus.RUNNING);
    TextTable table = new TextTable();
    table.heading(heading(diverged, unfinished, true));
    table.heading(heading(diverged, unfinished, false));
    for (ConditionResults results : conditions) {
      String name = TextTable.shortened(results.condition(), longestName);
      table.row(row(name, results, diverged, unfinished));
    }
    return table;
  }

  private boolean gradients() {
    return metrics.stream().anyMatch(metric -> metric.name().equals(GradientKept.METRIC));
  }

  private boolean guessesDiffer() {
    return Guess.of(conditions).size() > 1;
  }

  private boolean any(RunStatus... statuses) {
    return conditions.stream().anyMatch(results -> results.count(statuses) > 0);
  }

  /** Long headings stand on two lines: {@code final validation} over {@code loss}. */
  private List<String> heading(boolean diverged, boolean unfinished, boolean upper) {
    List<String> cells = new ArrayList<>();
    cells.add(upper ? "" : "condition");
    cells.add(upper ? "" : "seeds");
    for (Measure metric : metrics) {
      cells.add(half(SummaryValue.heading(metric.name()), upper));
    }
    if (guessesDiffer()) {
      cells.add(upper ? "guessing" : "scores");
    }
    if (diverged) {
      cells.add(upper ? "" : "diverged");
    }
    if (unfinished) {
      cells.add(upper ? "not" : "finished");
    }
    return cells;
  }

  private static String half(String heading, boolean upper) {
    int place = heading.indexOf(" at ");
    int end = place < 0 ? heading.lastIndexOf(' ') : place;
    return upper ? heading.substring(0, end) : heading.substring(end + 1);
  }

  private List<String> row(
      String name, ConditionResults results, boolean diverged, boolean unfinished) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(Integer.toString(results.count(RunStatus.COMPLETED)));
    metrics.forEach(metric -> cells.add(results.summary(metric).toString()));
    if (guessesDiffer()) {
      cells.add(results.guess().map(Guess::lossText).orElse("–"));
    }
    if (diverged) {
      cells.add(count(results.count(RunStatus.DIVERGED)));
    }
    if (unfinished) {
      cells.add(count(results.count(RunStatus.FAILED, RunStatus.PENDING, RunStatus.RUNNING)));
    }
    return cells;
  }

  private static String count(int count) {
    return count == 0 ? "" : Integer.toString(count);
  }
}
