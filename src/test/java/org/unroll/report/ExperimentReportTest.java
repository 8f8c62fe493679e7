package org.unroll.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.AtomicFile;
import org.unroll.format.CsvText;
import org.unroll.format.DamagedResultsException;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunColumns;
import org.unroll.format.RunStatus;

class ExperimentReportTest {
  private static final List<String> COLUMNS = RunColumns.with(List.of("steps"), List.of());

  @TempDir private Path path;
  private ExperimentFolder folder;
  private final CsvText table = new CsvText(COLUMNS);

  @BeforeEach
  void name() {
    folder = new ExperimentFolder(path);
  }

  private void run(String condition, int seed, RunStatus status, double loss, Object accuracy) {
    run(condition, seed, status, loss, accuracy, null, null);
  }

  private void run(
      String condition,
      int seed,
      RunStatus status,
      double loss,
      Object accuracy,
      Object baselineLoss,
      Object baseline) {
    List<Object> row = new ArrayList<>();
    for (String column : COLUMNS) {
      if (column.equals(RunColumns.ID)) {
        row.add(condition + seed);
      } else if (column.equals(RunColumns.CONDITION)) {
        row.add(condition);
      } else if (column.equals(RunColumns.SEED)) {
        row.add(seed);
      } else if (column.equals(RunColumns.STATUS)) {
        row.add(status);
      } else if (column.equals("final_validation_loss")) {
        row.add(loss);
      } else if (column.equals("test_accuracy")) {
        row.add(accuracy);
      } else if (column.equals("baseline_loss")) {
        row.add(baselineLoss);
      } else if (column.equals(RunColumns.BASELINE)) {
        row.add(baseline);
      } else {
        row.add(null);
      }
    }
    table.row(row);
  }

  private List<String> rebuild() {
    new AtomicFile(folder.runs()).replace(table.toString());
    WrittenManifests.write(folder);
    return new ExperimentReport(folder).rebuild();
  }

  @Test
  void countsDivergedRunsAndAveragesTheOthers() {
    run("gru", 1, RunStatus.COMPLETED, 0.1, null);
    run("gru", 2, RunStatus.COMPLETED, 0.3, null);
    run("rnn", 1, RunStatus.COMPLETED, 1.5, null);
    run("rnn", 2, RunStatus.DIVERGED, 77, null);
    run("rnn", 3, RunStatus.FAILED, 99, null);
    run("rnn", 4, RunStatus.COMPLETED, Double.POSITIVE_INFINITY, null);

    List<String> lines = rebuild();

    assertThat(folder.summary())
        .content()
        .startsWith(
            "condition,metric,n,diverged,unfinished,infinite,unmeasured,mean,sd,median,ci_low,"
                + "ci_high\n"
                + "gru,final_validation_loss,2,0,0,0,0,0.2,")
        .endsWith("rnn,final_validation_loss,1,1,1,1,0,1.5,,,,\n");
    assertThat(lines)
        .containsExactly(
            "                  final validation              not",
            "condition  seeds  loss                diverged  finished",
            "─────────  ─────  ──────────────────  ────────  ────────",
            "gru        2      0.2 ± 1.3",
            "rnn        2      1.500 (1 infinite)  1         1",
            "mean ± half of the 95% confidence interval (Student's t) over completed seeds",
            "",
            "final validation loss  against  difference       p (Holm)"
                + "                         effect size",
            "─────────────────────  ───────  ───────────────  ───────────────────────────────"
                + "  ───────────",
            "rnn                    gru      1 of 2 diverged  0.50 (sign test, needs 6 seeds)  –");
  }

  @Test
  void rowsOfOneIdShareTheFolderOfTheFirst() throws IOException {
    run("gru", 1, RunStatus.COMPLETED, 0.1, null);
    lags(1, "5,1,h,0,0.0", "5,1,h,1,-3.0");
    String twice = table.toString().replace("gru1,gru", "gru1,again");
    new AtomicFile(folder.runs())
        .replace(table.toString().strip() + "\n" + twice.lines().skip(1).findFirst().get() + "\n");
    WrittenManifests.write(folder);
    new ExperimentReport(folder).rebuild();
    assertThat(folder.summary()).content().contains("again,log10_gradient_kept,1,0,0,0,0,-3.0,");
  }

  @Test
  void showsAccuraciesWhereThereAreAnyAndFitsTheConsole() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      String longName = "a-condition-with-a-name-that-is-much-longer-than-the-console-is-wide";
      for (int seed = 1; seed <= 5; seed++) {
        run(longName, seed, RunStatus.COMPLETED, 0.1 + seed / 1000.0, 0.9 + seed / 100.0);
      }
      run(longName, 6, RunStatus.DIVERGED, 1, 1);
      run(longName, 7, RunStatus.FAILED, 1, 1);
      List<String> lines = rebuild();
      assertThat(lines).allMatch(line -> line.length() <= 100);
      assertThat(lines.get(3)).contains("0.1030 ± 0.0020", "0.930 ± 0.020");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void whatGuessingScoresStandsUnderTheTableIfItIsTheSameForAll() {
    run("gru", 1, RunStatus.COMPLETED, 0.1, null, 1.0 / 6, "always answering 1");
    run("lstm", 1, RunStatus.COMPLETED, 0.1, null, 1.0 / 6, "always answering 1");
    run("rnn", 1, RunStatus.PENDING, 0.1, null);
    assertThat(rebuild()).last().isEqualTo("guessing scores 0.1667 (always answering 1)");
    assertThat(folder.summary())
        .content()
        .contains("gru,baseline_loss,1,0,0,0,0,0.16666666666666666,");
  }

  @Test
  void whatGuessingScoresIsAColumnIfItDiffers() {
    run("k=4", 1, RunStatus.COMPLETED, 0.1, null, Math.log(4), "an even guess among 4");
    run("k=8", 1, RunStatus.COMPLETED, 0.1, null, Math.log(8), "an even guess among 8");
    run("text", 1, RunStatus.COMPLETED, 0.1, null);
    assertThat(rebuild())
        .containsExactly(
            "                  final validation  guessing",
            "condition  seeds  loss              scores",
            "─────────  ─────  ────────────────  ────────",
            "k=4        1      0.1000            1.386",
            "k=8        1      0.1000            2.079",
            "text       1      0.1000            –",
            "mean ± half of the 95% confidence interval (Student's t) over completed seeds",
            "guessing scores: the loss of the best answer that looks at no input");
  }

  @Test
  void resultsFromBeforeThereWereBaselinesAreRead() {
    run("gru", 1, RunStatus.COMPLETED, 0.1, null);
    new AtomicFile(folder.runs())
        .replace(table.toString().replace(",baseline_loss,baseline,", ",x,y,"));
    WrittenManifests.write(folder);
    assertThat(new ExperimentReport(folder).rebuild().get(3)).startsWith("gru        1      0.1");
  }

  private void lags(int seed, String... rows) throws IOException {
    Path table = folder.run("gru", seed, "gru" + seed).table("gradient_lag");
    Files.createDirectories(table.getParent());
    Files.writeString(table, "step,layer,state,lag,log10_norm\n" + String.join("\n", rows) + "\n");
  }

  @Test
  void showsHowMuchGradientArrivesAtTheFirstStep() throws IOException {
    run("gru", 1, RunStatus.COMPLETED, 0.1, null);
    run("gru", 2, RunStatus.COMPLETED, 0.3, null);
    lags(
        1,
        "1,1,h,0,0.0",
        "1,1,h,1,-9.0",
        "5,0,h,0,5.0",
        "5,1,h,0,-1.0",
        "5,1,h,1,-8.0",
        "5,1,c,0,-2.0",
        "5,1,c,1,-3.0");
    lags(2, "5,1,h,0,0.0", "5,1,h,1,-3.0");
    assertThat(rebuild().get(3)).isEqualTo("gru        2      0.2 ± 1.3         10^(-2.5 ± 6.4)");
    assertThat(folder.summary()).content().contains("gru,log10_gradient_kept,2,0,0,0,0,-2.5,");

    lags(2, "5,1,h,0,0.0", "5,1,h,1,");
    assertThat(rebuild().get(3)).endsWith("  10^-2.0 (1 at 0)");
    assertThat(folder.summary()).content().contains("gru,log10_gradient_kept,1,0,0,1,0,-2.0,");

    lags(2);
    assertThat(rebuild().get(3)).endsWith("  10^-2.0 (1 unmeasured)");
    lags(2, "5,1,h,0,", "5,1,h,1,-3.0");
    assertThat(rebuild().get(3)).as("a share of nothing").endsWith("  10^-2.0 (1 unmeasured)");
  }

  @Test
  void aFolderWithoutResultsIsRefused() {
    assertThatThrownBy(() -> new ExperimentReport(folder).rebuild())
        .isInstanceOf(NoResultsException.class)
        .hasMessageContaining("holds no runs.csv");
    new AtomicFile(folder.runs()).replace("something,else\n1,2\n");
    assertThatThrownBy(() -> new ExperimentReport(folder).rebuild())
        .isInstanceOf(DamagedResultsException.class)
        .hasMessageContaining("runs.csv:1: lacks some of the columns id, condition, arm, seed");
  }
}
