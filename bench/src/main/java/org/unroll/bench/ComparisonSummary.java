package org.unroll.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Prints the tables and the figures over all rows. Argument: the CSV file. */
public final class ComparisonSummary {
  private static final String RATIO = "libtorch_over_unroll";
  private static final String[] NUMBERS_OF_THREADS = {"one-thread", "two-threads"};

  private final List<ComparisonRow> rows;

  private ComparisonSummary(List<ComparisonRow> rows) {
    this.rows = rows;
  }

  public static void main(String... arguments) throws IOException {
    try (CSVParser parser =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(Path.of(arguments[0])))) {
      new ComparisonSummary(parser.stream().map(ComparisonRow::read).toList()).print();
    }
  }

  private void print() {
    for (boolean dense : new boolean[] {false, true}) {
      for (int threads = 1; threads <= NUMBERS_OF_THREADS.length; threads++) {
        printTable(threads, dense);
      }
    }
    printDetails();
    for (int threads = 1; threads <= NUMBERS_OF_THREADS.length; threads++) {
      printLine(NUMBERS_OF_THREADS[threads - 1], RATIO, tokens(threads));
    }
    System.out.printf(
        Locale.ROOT,
        "dl4j: least %.2f%n",
        Statistics.least(ratios("dl4j_over_unroll", row -> true)));
  }

  private void printTable(int threads, boolean dense) {
    List<ComparisonRow> shown =
        rows.stream()
            .filter(row -> row.threads() == threads && row.workload().dense() == dense)
            .toList();
    if (shown.isEmpty()) {
      return;
    }
    System.out.printf(
        "%n%s, %s: milliseconds a training step, median (smallest - largest)%n",
        dense ? "65 features" : "65 tokens", NUMBERS_OF_THREADS[threads - 1]);
    System.out.printf(
        "%-5s %-14s %25s %25s %8s %10s %25s %8s%n",
        "cell", "(b, T, h)", "unroll", "libtorch", "libtorch", "forward +", "DL4J", "DL4J");
    System.out.printf(
        "%-5s %-14s %25s %25s %8s %10s %25s %8s%n",
        "", "", "", "", "/unroll", "backward", "", "/unroll");
    for (ComparisonRow row : shown) {
      Workload workload = row.workload();
      System.out.printf(
          Locale.ROOT,
          "%-5s %-14s %25s %25s %8s %10s %25s %8s%n",
          workload.cell(),
          "(%d, %d, %d)".formatted(workload.batch(), workload.steps(), workload.hidden()),
          time(row, "unroll"),
          time(row, "libtorch"),
          ratio(row.number(RATIO)),
          ratio(row.number(RATIO + ComparisonRow.FORWARD_BACKWARD)),
          time(row, "dl4j"),
          ratio(row.number("dl4j_over_unroll")));
    }
  }

  private static String time(ComparisonRow row, String who) {
    double median = row.number(who + "_ms");
    return Double.isNaN(median)
        ? ""
        : String.format(
            Locale.ROOT,
            "%.2f (%.2f - %.2f)",
            median,
            row.number(who + "_smallest"),
            row.number(who + "_largest"));
  }

  private static String ratio(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
  }

  private void printDetails() {
    System.out.println();
    for (int threads = 1; threads <= NUMBERS_OF_THREADS.length; threads++) {
      String name = NUMBERS_OF_THREADS[threads - 1];
      Predicate<ComparisonRow> tokens = tokens(threads);
      printLine(name + ", without batch 1", RATIO, tokens.and(row -> row.workload().batch() > 1));
      printLine(name + ", lstm", RATIO, tokens.and(row -> row.workload().cell() == CellKind.LSTM));
      printLine(name + ", forward and backward", RATIO + ComparisonRow.FORWARD_BACKWARD, tokens);
      int number = threads;
      Predicate<ComparisonRow> dense = row -> row.threads() == number && row.workload().dense();
      if (rows.stream().anyMatch(dense)) {
        printLine(name + ", dense input", RATIO, dense);
      }
    }
  }

  private Predicate<ComparisonRow> tokens(int threads) {
    return row -> row.threads() == threads && !row.workload().dense();
  }

  private void printLine(String name, String column, Predicate<ComparisonRow> chosen) {
    double[] ratios = ratios(column, chosen);
    System.out.printf(
        Locale.ROOT,
        "%s: geomean %.2f, least %.2f%n",
        name,
        Statistics.geometricMean(ratios),
        Statistics.least(ratios));
  }

  private double[] ratios(String column, Predicate<ComparisonRow> chosen) {
    Stream<ComparisonRow> selected = rows.stream().filter(chosen);
    return selected
        .mapToDouble(row -> row.number(column))
        .filter(ratio -> !Double.isNaN(ratio))
        .toArray();
  }
}
