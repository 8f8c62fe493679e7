package org.unroll.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.AtomicFile;
import org.unroll.format.CsvText;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Notice;
import org.unroll.format.NoticeFile;
import org.unroll.format.RunColumns;
import org.unroll.format.RunFolder;
import org.unroll.format.RunStatus;

/** What results give notice of, and how notices are kept. */
class NoticesTest {
  private static final List<String> COLUMNS = RunColumns.with(List.of(), List.of());

  @TempDir private Path path;
  private ExperimentFolder folder;
  private final CsvText runs = new CsvText(COLUMNS);

  @BeforeEach
  void name() {
    folder = new ExperimentFolder(path);
  }

  private void run(String id, String condition, int seed, RunStatus status, double loss) {
    Map<String, Object> values =
        Map.of(
            RunColumns.ID,
            id,
            RunColumns.CONDITION,
            condition,
            RunColumns.SEED,
            seed,
            RunColumns.STATUS,
            status,
            "final_validation_loss",
            loss,
            "final_train_loss",
            loss / 2,
            "baseline_loss",
            0.5,
            RunColumns.BASELINE,
            "always answering 1");
    List<Object> row = new ArrayList<>();
    COLUMNS.forEach(column -> row.add(values.get(column)));
    runs.row(row);
  }

  private List<String> notices() {
    new AtomicFile(folder.runs()).replace(runs.toString());
    WrittenManifests.write(folder);
    ExperimentReport report = new ExperimentReport(folder);
    List<String> lines = report.rebuild();
    List<String> texts = report.notices().stream().map(Notice::text).toList();
    assertThat(lines).containsAll(texts);
    return texts;
  }

  @Test
  void runsThatAreNoBetterThanGuessingAreTold() {
    run("1", "rnn", 1, RunStatus.COMPLETED, 0.5);
    run("2", "rnn", 2, RunStatus.COMPLETED, 0.499);
    run("3", "rnn", 3, RunStatus.DIVERGED, 799.6);
    run("4", "gru", 1, RunStatus.COMPLETED, 0.1);
    run("5", "gru", 2, RunStatus.COMPLETED, 0.2);
    assertThat(notices())
        .containsExactly(
            "notice: final validation loss no better than guessing (0.5000) in 1 of 2 completed"
                + " runs (in rnn)");
  }

  @Test
  void conditionsWithTheSameDigitsAreTold() {
    run("1", "plain", 1, RunStatus.COMPLETED, 0.1);
    run("2", "plain", 2, RunStatus.COMPLETED, 0.2);
    run("3", "clipped", 1, RunStatus.COMPLETED, 0.1);
    run("4", "clipped", 2, RunStatus.COMPLETED, 0.2);
    run("5", "other", 1, RunStatus.COMPLETED, 0.1);
    run("6", "other", 2, RunStatus.COMPLETED, 0.2000000001);
    assertThat(notices())
        .containsExactly(
            "notice: these conditions gave the same results to the last digit: what sets them apart"
                + " changed nothing (in plain, clipped)");
  }

  @Test
  void conditionsThatShareTheirRunsAreNotToldAgain() {
    run("1", "plain", 1, RunStatus.COMPLETED, 0.1);
    run("2", "plain", 2, RunStatus.COMPLETED, 0.2);
    run("1", "same", 1, RunStatus.COMPLETED, 0.1);
    run("2", "same", 2, RunStatus.COMPLETED, 0.2);
    assertThat(notices()).isEmpty();
  }

  @Test
  void seedsThatMakeNoDifferenceAreTold() {
    run("1", "zeros", 1, RunStatus.COMPLETED, 0.1);
    run("2", "zeros", 2, RunStatus.COMPLETED, 0.1);
    assertThat(notices())
        .containsExactly(
            "notice: all 2 seeds gave the same results to the last digit: they are no replicates (in"
                + " zeros)");
  }

  private void clipping(String id, String condition, int seed, String type, String rows) {
    RunFolder own = folder.run(condition, seed, id);
    new AtomicFile(own.configuration()).replace("cell: {type: rnn}\nclipping: " + type + "\n");
    new AtomicFile(own.table("clipping"))
        .replace("step,norm_before,norm_after,clipped,share_clipped\n" + rows);
  }

  @Test
  void clippingThatNeverClippedIsTold() {
    String norm = "\n  type: norm\n  threshold: 1000.0";
    run("1", "never", 1, RunStatus.COMPLETED, 0.1);
    run("2", "never", 2, RunStatus.COMPLETED, 0.2);
    clipping("1", "never", 1, norm, "1,2,2,false,0.0\n1000,3,3,false,0.0\n");
    clipping("2", "never", 2, norm, "1000,3,3,false,0.0\n");
    run("3", "once", 1, RunStatus.COMPLETED, 0.11);
    run("4", "once", 2, RunStatus.COMPLETED, 0.21);
    clipping("3", "once", 1, norm, "1000,3,3,false,0.0\n");
    clipping("4", "once", 2, norm, "1000,3,3,false,0.001\n"); // between two records
    run("5", "without", 1, RunStatus.COMPLETED, 0.12);
    clipping("5", "without", 1, "{type: none}", "1000,3,3,false,0.0\n");
    run("6", "unknown", 1, RunStatus.COMPLETED, 0.13);
    clipping("6", "unknown", 1, norm, "1,3,3,false,0.0\n"); // later updates were not counted
    assertThat(notices())
        .containsExactly(
            "notice: clipping: no gradient reached the threshold in any of 2 completed runs, so that"
                + " clipping changed nothing (in never)");
  }

  @Test
  void tuningAtTheEdgeOfItsListIsTold() {
    run("1", "rnn", 1, RunStatus.COMPLETED, 0.1);
    new AtomicFile(folder.tuning())
        .replace(
            """
            condition,optimizer.learning_rate,cell,seed,id,status,best_validation_loss,chosen
            rnn,0.1,a,1,1,COMPLETED,0.3,false
            rnn,0.01,a,1,2,COMPLETED,0.2,false
            rnn,0.001,b,1,3,COMPLETED,0.1,true
            gru,0.1,a,1,4,COMPLETED,0.3,false
            gru,0.01,a,1,5,COMPLETED,0.2,true
            gru,0.001,b,1,6,COMPLETED,0.5,false
            """);
    assertThat(notices())
        .containsExactly(
            "notice: tuning chose the smallest optimizer.learning_rate that was tried, 0.001; a"
                + " better one may lie beyond (in rnn)");
  }

  @Test
  void aChoiceFromNothingIsToldAndIsNoEdge() {
    run("1", "rnn", 1, RunStatus.COMPLETED, 0.1);
    new AtomicFile(folder.tuning())
        .replace(
            """
            condition,optimizer.learning_rate,seed,id,status,best_validation_loss,chosen
            rnn,0.1,1,1,DIVERGED,0.3,true
            rnn,0.01,1,2,DIVERGED,,false
            gru,0.1,1,3,COMPLETED,Infinity,true
            gru,0.01,1,4,DIVERGED,0.2,false
            """);
    assertThat(notices())
        .containsExactly(
            "notice: tuning had nothing to choose by: no trial completed with a finite validation"
                + " loss; what stands first in the file is compared (in rnn, gru)");
  }

  @Test
  void whatWasToldOfThePlanStaysWhenAReportIsMade() throws Exception {
    Notice planned =
        new Notice(Notice.Kind.NO_EFFECT, "a.yaml:1:2", List.of("a", "b"), "activation: none");
    Notice ofAll = new Notice(Notice.Kind.NOT_RECORDED, "a.yaml:2:2", List.of(), "probes[1]: none");
    new NoticeFile(folder).write(List.of(planned, ofAll), List.of());
    run("1", "rnn", 1, RunStatus.COMPLETED, 0.7);
    assertThat(notices())
        .containsExactly(
            "notice: activation: none (in a, b)",
            "notice: probes[1]: none",
            "notice: final validation loss no better than guessing (0.5000) in 1 of 1 completed"
                + " runs (in rnn)");
    assertThat(Files.readString(folder.notices()))
        .startsWith(
            """
            source,kind,condition,notice
            plan,no_effect,a,activation: none
            plan,no_effect,b,activation: none
            plan,not_recorded,,probes[1]: none
            results,doubtful,rnn,""");
  }

  @Test
  void withoutAnythingToTellThereIsNoFile() {
    new NoticeFile(folder)
        .write(List.of(new Notice(Notice.Kind.DOUBTFUL, "", List.of(), "x")), List.of());
    new NoticeFile(folder).write(List.of(), List.of());
    assertThat(folder.notices()).doesNotExist();
  }
}
