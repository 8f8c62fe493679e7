package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.format.CsvDialect;
import org.unroll.format.ExperimentFolder;
import org.unroll.report.NaiveReport;
import org.unroll.report.RandomResults;
import org.unroll.report.page.ReportPage;
import picocli.CommandLine;

/**
 * Every number that a report shows, of results in which runs diverged, failed, wait, never reached
 * a threshold or measured nothing, against a second implementation: in the tables, on the console,
 * on the page and in {@code compare}. Where that one has nothing, nothing may stand.
 */
class NumbersFromNothingTest {
  private static final int EXPERIMENTS = 30;
  private static final String NUMBER = "(-?[0-9.]+(?:e[+-]?[0-9]+)?)";
  private static final Pattern ESTIMATE = Pattern.compile(NUMBER + "(?: ± " + NUMBER + ")?");
  private static final Pattern POWER =
      Pattern.compile("10\\^(?:\\(" + NUMBER + " ± " + NUMBER + "\\)|" + NUMBER + ")");
  private static final List<String> SHOWN =
      List.of("final_validation_loss", "test_loss", "test_accuracy", "log10_gradient_kept");

  @TempDir private Path path;
  private RandomResults results;
  private List<Map<String, Object>> summary;
  private List<Map<String, Object>> comparisons;
  private List<Map<String, Object>> effects;
  private List<Map<String, Object>> claims;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, EXPERIMENTS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyNumberIsThatOfAnotherImplementation(long seed) throws IOException {
    results = new RandomResults(path, seed);
    NaiveReport naive = new NaiveReport(results.folder());
    summary = naive.summary();
    comparisons = naive.comparisons();
    effects = naive.effects();
    claims = naive.claims();
    theTables("seed " + seed + ": ");
    theConsole("seed " + seed + ", console: ");
    thePage("seed " + seed + ", page: ");
    comparedExperiments(seed % 2 == 0 ? "final" : "best", "seed " + seed + ", compare: ");
  }

  private static List<Map<String, String>> table(Path file) throws IOException {
    return Files.exists(file) ? csv(Files.readString(file)) : List.of();
  }

  private static List<Map<String, String>> csv(String text) throws IOException {
    try (CSVParser rows = CSVParser.parse(text, CsvDialect.WITH_HEADER)) {
      return rows.stream().map(CSVRecord::toMap).toList();
    }
  }

  /** Every cell of these columns, to nine digits; empty where there is nothing. */
  private static void assertSame(
      List<Map<String, String>> found, List<Map<String, Object>> expected, String where) {
    assertThat(found).as(where).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      for (Map.Entry<String, Object> cell : expected.get(i).entrySet()) {
        if (found.get(i).containsKey(cell.getKey())) {
          assertCell(
              found.get(i).get(cell.getKey()),
              cell.getValue(),
              where + ", row " + expected.get(i) + ", " + cell.getKey());
        }
      }
    }
  }

  private static void assertCell(String found, Object expected, String where) {
    if (!(expected instanceof Double number)) {
      assertThat(found).as(where).isEqualTo(expected.toString());
    } else if (number.isNaN()) {
      assertThat(found).as(where).isEmpty();
    } else {
      assertThat(found).as(where).isNotEmpty();
      assertThat(Double.parseDouble(found))
          .as(where)
          .isCloseTo(number, within(1e-9 * (1 + Math.abs(number))));
    }
  }

  /** A number for the eye, to the digits that it has. */
  private static void assertShows(String text, double expected, String where) {
    BigDecimal shown = new BigDecimal(text);
    assertThat(shown.doubleValue())
        .as(where + ": " + text)
        .isCloseTo(
            expected,
            within(0.5000001 * Math.pow(10, -shown.scale()) + 1e-9 * (1 + Math.abs(expected))));
  }

  /** A mean with half of its interval; a dash, or nothing, where there is none. */
  private static void assertEstimate(
      String text, Map<String, Object> row, String name, Pattern form, String where) {
    double mean = (Double) row.get(name);
    double half = ((Double) row.get("ci_high") - (Double) row.get("ci_low")) / 2;
    Matcher found = form.matcher(text);
    assertThat(found.matches()).as(where + ": " + text).isTrue();
    String shown = found.group(1) == null ? found.group(3) : found.group(1);
    assertShows(shown, mean, where);
    assertThat(found.group(2) == null)
        .as(where + ": interval of " + text)
        .isEqualTo(Double.isNaN(half));
    if (found.group(2) != null) {
      assertShows(found.group(2), half, where);
    }
  }

  /** A cell of a summary. */
  private static void assertSummary(String text, Map<String, Object> row, String where) {
    String metric = row.get("metric").toString();
    int n = (int) row.get("n");
    int infinite = (int) row.get("infinite");
    int unmeasured = (int) row.get("unmeasured");
    boolean gradient = metric.equals("log10_gradient_kept");
    String infinity = metric.startsWith("steps") ? "never reached" : gradient ? "at 0" : "infinite";
    if (n == 0 && infinite == 0) {
      assertThat(text).as(where).isEqualTo("–");
      return;
    } else if (n == 0 && unmeasured == 0) {
      assertThat(text).as(where).isEqualTo(gradient ? "0" : infinity);
      return;
    }
    List<String> others = new ArrayList<>();
    if (infinite > 0) {
      others.add(infinite + " " + infinity);
    }
    if (unmeasured > 0) {
      others.add(unmeasured + " unmeasured");
    }
    String tail = others.isEmpty() ? "" : " (" + String.join(", ", others) + ")";
    assertThat(text).as(where).endsWith(tail);
    String mean = text.substring(0, text.length() - tail.length());
    if (n == 0) {
      assertThat(mean).as(where).isEqualTo("–");
    } else {
      assertEstimate(mean, row, "mean", gradient ? POWER : ESTIMATE, where);
    }
  }

  /** A p-value for the eye; what stands behind it is returned. */
  private static String assertProbability(String text, double p, String where) {
    String first = text.split(" \\(", -1)[0];
    if (Double.isNaN(p)) {
      assertThat(first).as(where).isEqualTo("–");
    } else if (p < 1e-4) {
      assertThat(first).as(where).isEqualTo("<0.0001");
    } else {
      assertShows(first, p, where);
    }
    return text.substring(first.length());
  }

  private Map<String, Object> summaryOf(String condition, String metric) {
    return summary.stream()
        .filter(row -> row.get("condition").equals(condition) && row.get("metric").equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private static int completed(Map<String, Object> row) {
    return (int) row.get("n") + (int) row.get("infinite") + (int) row.get("unmeasured");
  }

  private void theTables(String where) throws IOException {
    ExperimentFolder folder = results.folder();
    assertSame(table(folder.summary()), summary, where + "summary.csv");
    assertSame(table(folder.comparisons()), comparisons, where + "comparisons.csv");
    assertSame(table(folder.effects()), effects, where + "effects.csv");
    assertSame(table(folder.claims()), claims, where + "claims.csv");
    for (int i = 0; i < claims.size(); i++) {
      String reason = table(folder.claims()).get(i).get("reason");
      Map<String, Object> claim = claims.get(i);
      if (reason.contains("it takes at least")) {
        assertThat(reason).as(where + claim).endsWith("it takes at least " + claim.get("needed"));
      }
      boolean open = claim.get("verdict").equals("INCONCLUSIVE");
      boolean few = (int) claim.get("speaking") < (int) claim.get("needed");
      boolean none = (int) claim.get("unmeasured") + (int) claim.get("undecided") > 0;
      assertThat(!reason.isEmpty() || !open || !few).as(where + claim).isTrue();
      assertThat(reason.isEmpty() || few || none).as(where + claim + reason).isTrue();
    }
  }

  /** The lines of a table, by its columns; the underline tells where they begin. */
  private static List<Map<String, String>> textTable(List<String> lines, int underline) {
    List<Integer> starts = new ArrayList<>();
    String bar = "  " + lines.get(underline);
    for (int i = 2; i < bar.length(); i++) {
      if (bar.startsWith("  ─", i - 2)) {
        starts.add(i - 2);
      }
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (int line = underline + 1; line < lines.size() && !lines.get(line).isEmpty(); line++) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int c = 0; c < starts.size(); c++) {
        int end = c + 1 < starts.size() ? starts.get(c + 1) : Integer.MAX_VALUE;
        String upper = underline < 2 ? "" : cell(lines.get(underline - 2), starts.get(c), end);
        String name = cell(lines.get(underline - 1), starts.get(c), end);
        row.put((upper + " " + name).strip(), cell(lines.get(line), starts.get(c), end));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String cell(String line, int start, int end) {
    return start >= line.length()
        ? ""
        : line.substring(start, Math.min(end, line.length())).strip();
  }

  private static List<Integer> underlines(List<String> lines) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("─")) {
        found.add(i);
      }
    }
    return found;
  }

  private void theConsole(String where) {
    List<String> lines = results.lines();
    List<Integer> tables = underlines(lines);
    List<Map<String, String>> conditions = textTable(lines, tables.get(0));
    for (Map<String, String> row : conditions) {
      String condition = row.get("condition");
      if (condition.startsWith("mean ±")) {
        break;
      }
      for (String metric : SHOWN) {
        boolean gradient = metric.equals("log10_gradient_kept");
        String column = gradient ? "gradient kept at longest lag" : metric.replace('_', ' ');
        if (row.containsKey(column)) {
          Map<String, Object> expected = summaryOf(condition, metric);
          assertSummary(row.get(column), expected, where + condition + " " + metric);
          assertThat(row.get("seeds")).as(where).isEqualTo("" + completed(expected));
          assertThat(row.getOrDefault("diverged", ""))
              .as(where)
              .isEqualTo((int) expected.get("diverged") == 0 ? "" : "" + expected.get("diverged"));
        }
      }
    }
    if (tables.size() > 1) {
      List<Map<String, String>> shown =
          textTable(lines.subList(tables.get(1) - 1, lines.size()), 1);
      if (shown.get(0).containsKey("against")) {
        differences(shown, where);
      } else {
        effects(shown, where);
      }
    }
    verdicts(lines, where);
  }

  private void differences(List<Map<String, String>> shown, String where) {
    List<Map<String, Object>> expected =
        comparisons.stream()
            .filter(row -> row.get("metric").equals("final_validation_loss"))
            .toList();
    assertThat(shown).hasSameSizeAs(expected);
    for (int i = 0; i < shown.size(); i++) {
      Map<String, Object> row = expected.get(i);
      String own = where + row;
      String difference = shown.get(i).get("difference");
      double size = (Double) row.get("effect_size");
      if (!Double.isNaN((Double) row.get("difference"))) {
        assertEstimate(difference, row, "difference", ESTIMATE, own);
      } else if ((int) row.get("diverged") > 0) {
        int finished = (int) row.get("n") + (int) row.get("undecided");
        assertThat(difference)
            .as(own)
            .startsWith(row.get("diverged") + " of " + finished + " diverged");
      } else if ((int) row.get("infinite") == 0) {
        assertThat(difference).as(own).isEqualTo("–");
      }
      String behind =
          assertProbability(shown.get(i).get("p (Holm)"), (Double) row.get("p_holm"), own);
      boolean sign = row.get("test").equals("sign");
      boolean few = (int) row.get("speaking") < (int) row.get("needed");
      assertThat(behind)
          .as(own)
          .isEqualTo(
              sign ? " (sign test" + (few ? ", needs " + row.get("needed") + " seeds)" : ")") : "");
      String shownSize = shown.get(i).get("effect size");
      if (Double.isNaN(size)) {
        assertThat(shownSize).as(own).isEqualTo("–");
      } else {
        assertShows(shownSize, size, own);
      }
    }
  }

  private void effects(List<Map<String, String>> shown, String where) {
    List<Map<String, Object>> expected =
        effects.stream().filter(row -> row.get("metric").equals("final_validation_loss")).toList();
    for (int i = 0; i < expected.size(); i++) {
      Map<String, Object> row = expected.get(i);
      String effect = shown.get(i).get("effect");
      if ((int) row.get("n") == 0) {
        assertThat(effect).as(where + row).isEqualTo("–");
      } else {
        assertEstimate(effect, row, "estimate", ESTIMATE, where + row);
      }
      assertProbability(shown.get(i).get("p (Holm)"), (Double) row.get("p_holm"), where + row);
      int leftOut = (int) row.get("left_out");
      assertThat(shown.get(i).get("seeds left out"))
          .as(where + row)
          .isEqualTo(leftOut == 0 ? "" : "" + leftOut);
    }
  }

  private void verdicts(List<String> lines, String where) {
    for (Map<String, Object> claim : claims) {
      String start = String.format("%-13s %s (", claim.get("verdict"), claim.get("claim"));
      int line = -1;
      for (int i = 0; i < lines.size(); i++) {
        line = lines.get(i).startsWith(start) ? i : line;
      }
      assertThat(line).as(where + start).isNotNegative();
      figures(lines.get(line + 1).strip(), claim, where + claim);
    }
  }

  private static void figures(String text, Map<String, Object> claim, String where) {
    int n = (int) claim.get("n");
    if (n == 0) {
      assertThat(text).as(where).startsWith("no seed to test (");
      return;
    }
    boolean mean = n > 1 && !Double.isNaN((Double) claim.get("estimate"));
    Matcher words =
        Pattern.compile(
                (mean
                        ? "(?:mean|difference) (.*) \\(95\\.0% interval\\)"
                        : "(\\d+) of (\\d+) seeds for it, (\\d+) against it")
                    + "(?:, p (?:= )?([^ ]*)|, not tested) \\((.*)\\)")
            .matcher(text);
    assertThat(words.matches()).as(where + text).isTrue();
    int p = mean ? 2 : 4;
    if (mean) {
      assertEstimate(words.group(1), claim, "estimate", ESTIMATE, where);
    } else {
      assertThat(List.of(words.group(1), words.group(2), words.group(3)))
          .as(where)
          .containsExactly("" + claim.get("pro"), "" + n, "" + claim.get("contra"));
    }
    assertProbability(
        words.group(p) == null ? "–" : words.group(p), (Double) claim.get("p_holm"), where);
    for (String kind : List.of("diverged", "unfinished")) {
      int count = (int) claim.get(kind);
      assertThat(words.group(p + 1).contains(count + " " + kind)).as(where).isEqualTo(count > 0);
    }
    assertThat(words.group(p + 1)).as(where).contains(n + " seeds");
  }

  /** The page's tables, by the headings of their columns. */
  private static List<List<Map<String, String>>> pageTables(String page) {
    List<List<Map<String, String>>> tables = new ArrayList<>();
    Matcher table = Pattern.compile("<table>(.*?)</table>", Pattern.DOTALL).matcher(page);
    while (table.find()) {
      List<String> heading = new ArrayList<>();
      List<Map<String, String>> rows = new ArrayList<>();
      Matcher row = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL).matcher(table.group(1));
      while (row.find()) {
        Matcher cell = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>").matcher(row.group(1));
        List<String> cells = new ArrayList<>();
        while (cell.find()) {
          cells.add(
              cell.group(1).replaceAll("<[^>]*>", "").replace("&lt;", "<").replace("&gt;", ">"));
        }
        if (heading.isEmpty()) {
          heading.addAll(cells);
        } else {
          Map<String, String> byName = new LinkedHashMap<>();
          for (int i = 0; i < cells.size(); i++) {
            byName.putIfAbsent(heading.get(i), cells.get(i));
          }
          rows.add(byName);
        }
      }
      tables.add(rows);
    }
    return tables;
  }

  private static List<List<Map<String, String>>> with(
      List<List<Map<String, String>>> tables, String... headings) {
    return tables.stream()
        .filter(rows -> !rows.isEmpty() && rows.get(0).keySet().containsAll(List.of(headings)))
        .toList();
  }

  private void thePage(String where) throws IOException {
    String page = Files.readString(new ReportPage(results.folder()).write());
    List<List<Map<String, String>>> tables = pageTables(page);
    List<List<Map<String, String>>> summaries = with(tables, "condition", "seeds", "unfinished");
    assertThat(summaries).as(where).isNotEmpty();
    int cells = 0;
    for (List<Map<String, String>> rows : summaries) {
      for (Map<String, String> row : rows) {
        for (Map<String, Object> expected : summary) {
          String metric = expected.get("metric").toString();
          String heading =
              metric.equals("log10_gradient_kept")
                  ? "gradient kept at longest lag"
                  : metric.replace('_', ' ');
          if (expected.get("condition").equals(row.get("condition")) && row.containsKey(heading)) {
            assertSummary(row.get(heading), expected, where + expected);
            assertThat(row.get("seeds")).as(where).isEqualTo("" + completed(expected));
            assertThat(row.get("diverged")).as(where).isEqualTo("" + expected.get("diverged"));
            cells++;
          }
        }
      }
    }
    assertThat(cells).as(where + "each metric of each condition").isEqualTo(summary.size());
    asInFiles(with(tables, "condition", "baseline", "effect size"), comparisons, where);
    asInFiles(with(tables, "metric", "other factor"), effects, where);
    claims(with(tables, "verdict", "claim"), where);
  }

  private static void asInFiles(
      List<List<Map<String, String>>> tables, List<Map<String, Object>> expected, String where) {
    assertThat(tables).as(where).hasSize(expected.isEmpty() ? 0 : 1);
    for (int i = 0; i < expected.size(); i++) {
      Map<String, String> row = tables.get(0).get(i);
      for (Map.Entry<String, Object> cell : expected.get(i).entrySet()) {
        String shown = row.get(cell.getKey().replace('_', ' '));
        String own = where + expected.get(i) + " " + cell.getKey();
        if (shown != null) {
          asInFile(shown, cell.getKey(), cell.getValue(), own);
        }
      }
    }
  }

  private static void asInFile(String shown, String column, Object expected, String own) {
    if (column.startsWith("p_") || column.equals("p")) {
      assertProbability(shown, (Double) expected, own);
    } else if (expected instanceof Double number && !number.isNaN()) {
      assertShows(shown, number, own);
    } else if (expected instanceof Double || expected.equals("")) {
      assertThat(shown).as(own).isEqualTo("–");
    } else if (column.equals("test")) {
      // In a table of pairs, as the console calls them.
      assertThat(shown).as(own).isEqualTo(expected.equals("sign") ? "sign test" : "paired t");
    } else {
      assertThat(shown).as(own).isEqualTo(expected.toString());
    }
  }

  private void claims(List<List<Map<String, String>>> tables, String where) {
    List<Map<String, Object>> expected = claims;
    assertThat(tables).as(where).hasSize(expected.isEmpty() ? 0 : 1);
    for (int i = 0; i < expected.size(); i++) {
      Map<String, String> row = tables.get(0).get(i);
      Map<String, Object> claim = expected.get(i);
      String own = where + claim;
      assertThat(row.get("verdict"))
          .as(own)
          .endsWith(claim.get("verdict").toString().toLowerCase(Locale.ROOT));
      double estimate = (Double) claim.get("estimate");
      double low = (Double) claim.get("ci_low");
      if (Double.isNaN(estimate)) {
        assertThat(row.get("estimate")).as(own).isEqualTo("–");
      } else {
        assertShows(row.get("estimate"), estimate, own);
      }
      if (Double.isNaN(low)) {
        assertThat(row.get("interval")).as(own).isEqualTo("–");
      } else {
        String[] ends = row.get("interval").split(" … ", -1);
        assertShows(ends[0], low, own);
        assertShows(ends[1], (Double) claim.get("ci_high"), own);
      }
      assertThat(row.get("seeds").split(", ", -1)[0]).as(own).isEqualTo("" + claim.get("n"));
      assertThat(row.get("for : against"))
          .as(own)
          .isEqualTo(claim.get("pro") + " : " + claim.get("contra"));
      assertProbability(row.get("p (Holm)"), (Double) claim.get("p_holm"), own);
    }
  }

  private String compare(String... arguments) {
    StringWriter out = new StringWriter();
    List<String> all = new ArrayList<>(List.of("compare", path.toString()));
    all.addAll(List.of(arguments));
    Console console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(out, true),
            false,
            new ScreenSize(1000, 24),
            false);
    int code =
        new CommandLine(new CompareCommand(console))
            .execute(all.subList(1, all.size()).toArray(String[]::new));
    assertThat(code).as(out.toString()).isZero();
    return out.toString();
  }

  private void comparedExperiments(String which, String start) throws IOException {
    List<Map<String, String>> csv = csv(compare("--" + which, "--csv"));
    JsonNode json = new JsonMapper().readTree(compare("--" + which, "--json"));
    List<String> lines = compare("--" + which).lines().toList();
    List<Map<String, String>> text = textTable(lines, underlines(lines).get(0));
    for (int i = 0; i < csv.size(); i++) {
      String condition = csv.get(i).get("condition");
      for (String metric :
          List.of(which + "_validation_loss", which + "_validation_accuracy", "test_loss")) {
        if (csv.get(i).containsKey(metric)) {
          String where = start + condition + " " + metric;
          Map<String, Object> expected = summaryOf(condition, metric);
          Map<String, Object> columns = new LinkedHashMap<>();
          columns.put(metric, expected.get("mean"));
          columns.put(metric + "_ci_low", expected.get("ci_low"));
          columns.put(metric + "_ci_high", expected.get("ci_high"));
          columns.put(metric + "_n", expected.get("n"));
          for (Map.Entry<String, Object> cell : columns.entrySet()) {
            assertCell(csv.get(i).get(cell.getKey()), cell.getValue(), where);
            JsonNode node = json.get(i).get(cell.getKey());
            assertCell(node.isNull() ? "" : node.asText(), cell.getValue(), where);
          }
          assertSummary(text.get(i).get(metric), expected, where);
          assertThat(csv.get(i).get("seeds")).as(where).isEqualTo("" + completed(expected));
        }
      }
    }
    assertSorted(csv(compare("--csv", "--sort=test_loss")), "test_loss");
  }

  /** Where there is no mean, a row comes last. */
  private static void assertSorted(List<Map<String, String>> rows, String column) {
    double before = Double.NEGATIVE_INFINITY;
    for (Map<String, String> row : rows) {
      String cell = row.get(column);
      double value = cell.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(cell);
      assertThat(value).isGreaterThanOrEqualTo(before);
      before = value;
    }
  }
}
