package org.unroll.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.CsvText;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunColumns;
import org.unroll.report.ExperimentReport;
import org.unroll.report.Palette;
import org.unroll.report.WrittenManifests;
import org.unroll.report.WrittenRuns;

class ReportPageTest {
  private static final String EVIL = "<script>alert('ü\"$1')<!--";
  private static final String DATA = "<script type=\"application/json\" id=\"data\">";

  @TempDir private Path path;

  private static String page(ExperimentFolder folder) throws IOException {
    return Files.readString(new ReportPage(folder).write());
  }

  private static JsonNode data(String page) throws IOException {
    int start = page.indexOf(DATA) + DATA.length();
    return new JsonMapper().readTree(page.substring(start, page.indexOf("</script>", start)));
  }

  @Test
  void namesAreTextWhateverTheyHold() throws IOException {
    WrittenRuns runs =
        new WrittenRuns(path.resolve("a&b"))
            .losses(EVIL, 0.1, 0.2)
            .losses("rnn", 0.5, 0.7)
            .claim("lower", EVIL, "rnn", 0, "t")
            .curve(EVIL, 1, "0,validation,1.5,");
    runs.rebuild();
    String page = page(runs.folder());
    assertThat(page)
        .doesNotContain(EVIL)
        .contains("<h1>a&amp;b</h1>", "&lt;script&gt;alert(&#39;ü&quot;$1&#39;)&lt;!--")
        .contains("inconclusive");
    assertThat(data(page).at("/conditions/0/name").asText()).isEqualTo(EVIL);
    assertThat(page.split("<script").length - 1).as("the data and the program").isEqualTo(2);
    assertThat(page).doesNotContain("{{", "://cdn", "src=\"http");
  }

  @Test
  void theDescriptionAndWhatGuessingScoresStandOnThePage() throws IOException {
    ExperimentFolder folder = new ExperimentFolder(path);
    Files.writeString(folder.experiment(), "name: x\ndescription: |\n  Does it <b>help</b>?\n");
    Map<String, Object> run =
        Map.of(
            "id", "1",
            "condition", "rnn",
            "seed", 1,
            "status", "COMPLETED",
            "final_validation_loss", 0.1,
            "baseline_loss", 0.5,
            "baseline", "always <1>");
    List<String> columns = RunColumns.with(List.of(), List.of());
    CsvText runs = new CsvText(columns).row(columns.stream().map(run::get).toList());
    Files.writeString(folder.runs(), runs.toString());
    WrittenManifests.write(folder);
    new ExperimentReport(folder).rebuild();
    assertThat(page(folder))
        .contains("<p class=\"description\">Does it &lt;b&gt;help&lt;/b&gt;?</p>")
        .contains("Guessing scores 0.5000 (always &lt;1&gt;).");
  }

  @Test
  void testsAreCalledAsOnTheConsole() throws IOException {
    WrittenRuns runs =
        new WrittenRuns(path).losses("rnn", 0.1, 0.12, 0.11).losses("gru", 0.2, 0.21, 0.23);
    runs.claim("lower", "rnn", "gru", 0, "student_t").rebuild();
    assertThat(page(runs.folder()))
        .contains("data-column=\"test\">paired t</td>")
        .doesNotContain("student_t");
  }

  @Test
  void aReportOfResultsThatAreReadOnlyIsWrittenElsewhere() throws IOException {
    WrittenRuns runs =
        new WrittenRuns(path.resolve("results")).losses("rnn", 0.1).losses("gru", 0.2);
    runs.claim("lower", "rnn", "gru", 0, "t").rebuild();
    Map<String, String> before = contents(path.resolve("results"));
    ExperimentFolder elsewhere = runs.folder().reportedIn(path.resolve("mine/report"));
    new ExperimentReport(elsewhere).rebuild();
    assertThat(page(elsewhere)).contains("href=\"../../results/runs.csv\"", "href=\"summary.csv\"");
    assertThat(contents(path.resolve("results"))).isEqualTo(before);
    assertThat(path.resolve("mine/report/claims.csv"))
        .hasSameTextualContentAs(path.resolve("results/claims.csv"));
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file.toString(), Files.readString(file));
      }
    }
    return contents;
  }

  @Test
  void twelveCurvesHaveColoursOfTheirOwnAndFortyEightTheirOwnLook() {
    Set<String> colours = new HashSet<>();
    Set<String> looks = new HashSet<>();
    for (int curve = 0; curve < 48; curve++) {
      looks.add(Palette.colour(curve) + " " + Palette.dashes(curve));
      colours.add(curve < 12 ? Palette.variable(curve) : Palette.variable(0));
    }
    assertThat(colours).hasSize(12);
    assertThat(looks).hasSize(48);
  }

  @Test
  void curvesTellRangeIntervalAndNumberOfSeeds() throws IOException {
    WrittenRuns runs = new WrittenRuns(path).losses("rnn", 0.1, 0.3);
    runs.curve("rnn", 1, "0,validation,1.000001,", "9,validation,0.1,");
    runs.curve("rnn", 2, "0,validation,3,");
    runs.rebuild();
    JsonNode curve = data(page(runs.folder())).at("/panels/learning/0/curves/0");
    assertThat(curve.get("x").toString()).isEqualTo("[0,9]");
    assertThat(curve.get("mean").toString()).isEqualTo("[2,0.1]");
    assertThat(curve.get("max").toString()).isEqualTo("[3,0.1]");
    assertThat(curve.get("n").toString()).isEqualTo("[2,1]");
    assertThat(curve.get("high").get(1).isNull()).isTrue();
  }

  @Test
  void ofTablesThatNoRunHasThereAreNoPanels() throws IOException {
    WrittenRuns runs = new WrittenRuns(path).losses("rnn", 0.1).losses("gru", 0.2);
    Path run = runs.folder().run("gru", 1, "gru-1-01234567").path();
    Files.createDirectories(run);
    Files.writeString(
        run.resolve("weights.csv"),
        """
        step,layer,role,name,update_to_weight,distance
        1,0,input,layer0.update.input,0.5,0
        1,0,,layer0.update,0.25,0
        1,,,global,,2
        """);
    Files.writeString(
        run.resolve("jacobian.csv"),
        "step,layer,sequence,lag,log10_largest\n5,0,0,1,-1\n5,0,1,1,-0.5\n5,0,0,2,\n");
    runs.rebuild();
    JsonNode data = data(page(runs.folder()));
    assertThat(data.at("/panels/units")).isEmpty();
    assertThat(data.at("/lags/gradient")).isEmpty();
    assertThat(data.at("/panels/weights").findValuesAsText("name"))
        .containsExactly(
            "weights.global.distance",
            "weights.layer0.update.update_to_weight",
            "weights.layer0.update.distance");
    assertThat(data.at("/lags/singular_value/0/maps/0/condition").intValue()).isEqualTo(1);
    assertThat(data.at("/lags/singular_value/0/maps/0/curves/0/mean").toString())
        .isEqualTo("[-0.5,null]");
  }

  @Test
  void manyCurvesShareTheRoom() {
    Resolution few = Resolution.of(6).shared(6 * 30, 6 * 2);
    assertThat(few).isEqualTo(Resolution.of(6));
    Resolution many = Resolution.of(40).shared(40 * 60, 40 * 4);
    assertThat(many.points() * 40 * 60).isBetween(50_000, 100_000);
    assertThat(many.steps() * many.lags() * 40 * 4).isBetween(40_000, 64_000);
    assertThat(Resolution.of(200).shared(200 * 200, 200 * 9).points()).isEqualTo(20);
  }

  @Test
  void whatDidNotCompleteIsListed() throws IOException {
    WrittenRuns runs = new WrittenRuns(path).losses("rnn", 0.1, Double.NaN, -1);
    runs.rebuild();
    assertThat(page(runs.folder()))
        .contains("3 runs, 1 pending, 1 completed, 1 diverged")
        .contains(">diverged</td>", ">pending</td>", "href=\"rnn/seed-2-rnn-2-01\"");
  }

  @Test
  void largeGridsStaySmall() throws IOException {
    WrittenRuns runs = new WrittenRuns(path, "width");
    StringBuilder rows = new StringBuilder();
    for (int step = 0; step < 300; step++) {
      rows.append(step).append(",validation,").append(1 / (step + 1.7)).append(",\n");
    }
    for (int i = 0; i < 60; i++) {
      runs.losses("width=" + i, "", Map.of("width", "" + i), 0.1);
      runs.curve("width=" + i, 1, rows.toString().strip());
    }
    runs.rebuild();
    String page = page(runs.folder());
    assertThat(data(page).at("/panels/learning/0/curves")).hasSize(60);
    assertThat(data(page).at("/panels/learning/0/curves/0/x")).hasSize(133);
    assertThat(page.length()).isLessThan(500_000);
    assertThat(page).contains("Of more than 133 points a curve shows so many");
  }
}
