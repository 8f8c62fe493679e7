package org.unroll.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.MetricDescription;
import org.unroll.api.RunExecutor;
import org.unroll.api.RunRequest;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Notice;
import org.unroll.format.NoticeFile;
import org.unroll.format.Provenance;
import org.unroll.launch.Launchers;
import org.unroll.launch.PlanEntries;
import org.unroll.launch.ScriptedExecutor;
import org.unroll.plan.ExperimentPlan;
import org.unroll.record.ExperimentLock;
import org.unroll.record.RecordedRuns;
import org.unroll.wire.Wiring;

/** Commands on the results of an experiment that is partly done. */
class GridCommandsTest {
  private static final Wiring WIRING = Wiring.of(Path.of("no plugins"));

  @TempDir private Path path;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Scripted executor = new Scripted();
  private String version = "1";
  private Path text;
  private Path file;
  private ExperimentFolder results;

  /** Runs of which one may be told to stop, fail or diverge, by its place in the order. */
  private static final class Scripted implements RunExecutor {
    private final ScriptedExecutor executor = new ScriptedExecutor();
    private int begun;
    private int stopAt;
    private int failAt;
    private int divergeAt;

    @Override
    public void execute(RunRequest request, TrainingListener listener) {
      begun++;
      if (begun == stopAt) {
        listener.on(
            new TrainingEvent.Started(
                2,
                List.of(),
                List.of(),
                List.of(MetricDescription.ACCURACY),
                MetricDescription.LOSS,
                Optional.empty()));
        throw new CancellationException("stopped between two updates");
      }
      String deed = begun == failAt ? "do: fail" : begun == divergeAt ? "do: diverge" : "do: learn";
      executor.execute(new RunRequest(request.id(), deed, request.seed(), Path.of(".")), listener);
    }
  }

  @BeforeEach
  void write() throws IOException {
    text = Files.createDirectories(path.resolve("home/data")).resolve("text.txt");
    Files.writeString(text, "to be or not to be. ".repeat(40));
    file =
        Files.writeString(
            path.resolve("home/tried.yaml"),
            """
            dataset: {type: text, path: data/text.txt}
            truncation: 5
            steps: 2
            sweep: {grid: {cell: [rnn, gru]}}
            seeds: 3
            """);
    results = new ExperimentFolder(path.resolve("results/tried"));
  }

  private int execute(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Application application =
        new Application(
            WIRING::catalog,
            () -> WIRING.planner()::plan,
            () -> WIRING.planner()::planAgain,
            WIRING::sizes,
            () -> executor,
            () -> WIRING::checkGradients,
            () -> WIRING::data,
            () -> Provenance.ofThisProcess(version, new TreeMap<>()),
            () -> Launchers.command(ScriptedWorker.class.getName()),
            Clock.systemUTC());
    Console console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            new ScreenSize(100, 24),
            false);
    return Unroll.commandLine(application, console).execute(arguments);
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "run";
    arguments[1] = file.toString();
    arguments[2] = "--launcher=in-process";
    arguments[3] = "--results=" + path.resolve("results");
    System.arraycopy(options, 0, arguments, 4, options.length);
    return execute(arguments);
  }

  private int resume(Path folder) {
    return execute("resume", "--launcher=in-process", folder.toString());
  }

  @Test
  void whatIsLeftIsDoneFromTheFolderAlone() throws IOException {
    assertThat(run("steps=3")).isZero();
    String runs = Files.readString(results.runs());
    String source = Files.readString(results.experiment());
    Files.move(results.path(), path.resolve("whole"));
    executor.stopAt = 10;
    assertThat(run("steps=3")).isEqualTo(130);
    assertThat(err.toString()).contains("./unroll resume " + results.path());

    Files.delete(file); // with its overrides, it is not needed any more
    assertThat(resume(results.path())).isZero();
    assertThat(err.toString()).contains("6 runs, 3 already finished");
    assertThat(results.runs()).hasContent(runs);
    assertThat(results.experiment()).hasContent(source);
  }

  @Test
  void whatIsToldOfSettingsStaysWhenResumed() throws IOException {
    for (String probes : List.of("probes=[gates]", "truncation=5")) { // gates is a default, too
      executor.stopAt = executor.begun + 2;
      assertThat(run(probes)).isEqualTo(130);
      List<Notice> told = new NoticeFile(results).read(NoticeFile.Source.PLAN);
      assertThat(told).hasSize(probes.equals("truncation=5") ? 0 : 1);
      assertThat(resume(results.path())).isZero();
      assertThat(new NoticeFile(results).read(NoticeFile.Source.PLAN)).isEqualTo(told);
      assertThat(err.toString().contains("nothing is recorded")).isEqualTo(!told.isEmpty());
    }
  }

  @Test
  void aFolderThatWasMovedIsResumedWhereItLies() throws IOException {
    executor.stopAt = 2;
    assertThat(run()).isEqualTo(130);
    Path moved = path.resolve("elsewhere");
    Files.move(results.path(), moved);
    assertThat(resume(moved)).isZero();
    assertThat(err.toString()).contains("6 runs, 1 already finished");
    assertThat(results.path()).doesNotExist();
  }

  @Test
  void otherDataMakesAnotherExperiment() throws IOException {
    executor.stopAt = 2;
    assertThat(run()).isEqualTo(130);
    Files.writeString(text, "that is the question. ".repeat(40));
    assertThat(resume(results.path())).isEqualTo(2);
    assertThat(err.toString()).contains("cell=rnn seed 1 had the id", "'./unroll run FILE'");
    assertThat(executor.begun).isEqualTo(2);
  }

  @Test
  void aProbeThatIsAddedIsRecordedByMakingItsRunsAgain() throws IOException {
    assertThat(run("probes=[weights]")).isZero();
    assertThat(run("probes=[weights]")).isZero();
    assertThat(executor.begun).isEqualTo(6);

    String results = "--results=" + path.resolve("results");
    String more = "probes=[weights,{type: units, every: 2}]";
    assertThat(execute("plan", file.toString(), more, results)).isZero();
    String told =
        "notice: 6 finished runs have no records of {type: units, every: 2}, and 'run' makes"
            + " them again (in cell=rnn, cell=gru)";
    assertThat(out.toString()).contains(told, "0 of 6 done");
    assertThat(execute("plan", file.toString(), more, results, "--json")).isZero();
    assertThat(out.toString()).contains("\"not_recorded\"", "\"done\" : 0");
    assertThat(run(more)).isZero();
    assertThat(err.toString()).contains(told);
    assertThat(executor.begun).isEqualTo(12);

    assertThat(run("probes=[{type: units, every: 2}]")).isZero(); // records are there already
    assertThat(executor.begun).isEqualTo(12);

    assertThat(run("probes=[gradient_norms]")).isZero();
    assertThat(err.toString())
        .contains(
            "again; records of weights, {type: units, every: 2}, which are not asked for any more,"
                + " go (in");
  }

  @Test
  void withoutResultsThereIsNothingToShowOrResume() throws IOException {
    Path none = Files.createDirectories(path.resolve("none"));
    for (String command : List.of("status", "resume", "report", "plot", "verify")) {
      assertThat(execute(command, none.toString())).isEqualTo(2);
      assertThat(none).isEmptyDirectory();
      assertThat(err.toString()).contains("holds no runs.csv").doesNotContain("\tat ");
    }
  }

  @Test
  void runsOfOtherSettingsAreToldBesideThoseOfThePlan() {
    assertThat(run()).isZero();
    assertThat(err.toString()).doesNotContain("on disk that the plan has not");
    String told = "6 runs on disk that the plan has not; they are kept, and not compared";
    assertThat(
            execute("plan", file.toString(), "steps=3", "--results=" + results.path().getParent()))
        .isZero();
    assertThat(out.toString()).contains(told);
    assertThat(run("steps=3")).isZero();
    assertThat(err.toString()).containsOnlyOnce(told);
  }

  @Test
  void aFolderThatHoldsRunsIsNoRunToBeCompared() throws IOException {
    assertThat(run()).isZero();
    Path condition;
    try (Stream<Path> within = Files.list(results.path())) {
      condition = within.filter(each -> each.endsWith("cell=rnn")).findFirst().orElseThrow();
    }
    assertThat(execute("diff", condition.toString(), condition.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(condition + " is no run's folder", "such as " + condition.resolve("seed-1-"));
    String nowhere = path.resolve("nowhere").toString();
    assertThat(execute("diff", nowhere, nowhere)).isEqualTo(2);
    assertThat(err.toString()).contains("such as results/<experiment>/<condition>/seed-1-<id>");
  }

  @Test
  void resultsThatAreMistypedAreGuessed() {
    assertThat(run()).isZero();
    String mistyped = results.path().resolveSibling("treid").toString();
    for (String command : List.of("status", "resume", "report", "plot", "verify", "compare")) {
      err.getBuffer().setLength(0);
      assertThat(execute(command, mistyped)).isEqualTo(2);
      assertThat(err.toString())
          .as(command)
          .contains(mistyped + " holds no runs.csv; did you mean '" + results.path() + "'?");
    }
    Path all = results.path().getParent();
    assertThat(new NearestPath(Path.of("tried")).results(all))
        .isEqualTo("; did you mean '" + results.path() + "'?");
    assertThat(new NearestPath(Path.of("nothing-like-it")).results(all)).isEmpty();
    assertThat(new NearestPath(Path.of("/")).results(all)).isEmpty();
  }

  @Test
  void theStatusCountsAndNamesFailures() throws IOException {
    executor.failAt = 1;
    executor.divergeAt = 2;
    executor.stopAt = 4;
    assertThat(run()).isEqualTo(130);
    Path old = Files.createDirectories(results.path().resolve("gone/seed-1-01234567"));
    Files.writeString(old.resolve("run.json"), "{}");
    assertThat(execute("status", results.path().toString())).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            results.path() + ": 2 of 6 done, 1 diverged, 1 interrupted, 1 failed, 2 pending",
            "Nothing is running; './unroll resume " + results.path() + "' does what is left.",
            "  FAILED cell=rnn seed 1: IllegalArgumentException: no such file: x",
            "1 run on disk that the plan has not; it is kept, and not compared");
  }

  @Test
  void theStatusShowsHowFarRunningRunsAre() throws IOException {
    executor.stopAt = 2;
    assertThat(run()).isEqualTo(130);
    String id = Files.readAllLines(results.runs()).get(2).split(",", -1)[0];
    try (ExperimentLock lock = ExperimentLock.take(results)) {
      Files.writeString(
          results.progress(),
          "id,step,steps,loss,first_step,seconds\n" + id + ",30,100,0.5,10,4.0\n");
      assertThat(execute("status", lock.folder().path().toString())).isZero();
    }
    assertThat(out.toString())
        .contains("1 of 6 done, 1 running, 4 pending; process ", " is at it")
        .contains("  cell=rnn seed 2  step 30/100  loss 0.5000  5.0 steps/s  14.0 s left\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--rerun=failed, 1",
    "--rerun=diverged, 2",
    "'--rerun=diverged,failed', 2",
    "--force, 6"
  })
  void whatIsAskedForIsMadeAgain(String option, int made) {
    executor.failAt = 1; // is tried again in any case
    executor.divergeAt = 2;
    assertThat(run()).isEqualTo(1);
    executor.begun = 10;
    assertThat(run(option)).isZero();
    assertThat(executor.begun).isEqualTo(10 + made);
  }

  @Test
  void anInterruptedForceIsGoneOnWith() {
    assertThat(run()).isZero();
    executor.begun = 0;
    executor.stopAt = 4;
    assertThat(run("--force")).isEqualTo(130);
    assertThat(resume(results.path())).isZero();
    assertThat(err.toString()).contains("6 runs, 3 already finished");
  }

  @Test
  void staleResultsAreToldAndKeptUnlessAskedFor() {
    assertThat(run()).isZero();
    version = "2";
    assertThat(run()).isZero();
    assertThat(executor.begun).isEqualTo(6);
    assertThat(err.toString())
        .contains("stale: 6 finished runs: unroll 1 → 2\n", "'run --rerun stale'");
    assertThat(execute("plan", file.toString(), "--results=" + path.resolve("results"))).isZero();
    assertThat(out.toString()).contains("stale: 6 finished runs: unroll 1 → 2\n");
    assertThat(execute("status", results.path().toString())).isZero();
    assertThat(out.toString()).contains("stale: 6 finished runs: unroll 1 → 2\n");

    assertThat(run("--rerun", "stale")).isZero();
    assertThat(executor.begun).isEqualTo(12);
    assertThat(err.toString()).doesNotContain("stale");
    assertThat(run("--rerun", "stale")).isZero();
    assertThat(executor.begun).isEqualTo(12);
  }

  @Test
  void whatCannotBeMadeAgainIsAWrongWord() {
    assertThat(run("--rerun", "old")).isEqualTo(2);
    assertThat(err.toString()).contains("--rerun", "failed", "stale", "diverged");
  }

  private int verify(String... runs) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("verify", "-q", "--launcher=in-process"));
    arguments.addAll(List.of(runs));
    arguments.add(results.path().toString());
    return execute(arguments.toArray(String[]::new));
  }

  private Path fileOf(String condition, int seed, String name) throws IOException {
    try (Stream<Path> files = Files.walk(results.path().resolve(condition))) {
      return files
          .filter(file -> file.toString().contains("/seed-" + seed + "-"))
          .filter(file -> file.toString().endsWith(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void change(Path file, String from, String to) throws IOException {
    String content = Files.readString(file, ISO_8859_1);
    assertThat(content).contains(from);
    Files.writeString(file, content.replace(from, to), ISO_8859_1);
  }

  @Test
  void repeatedRunsWriteTheSameBytes() {
    assertThat(run()).isZero();
    executor.begun = 0;
    assertThat(verify()).as(err.toString()).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "cell=rnn seed 2: the same",
            "cell=gru seed 1: the same",
            "cell=gru seed 3: the same",
            "3 of 3 repeated runs wrote the same bytes");
    assertThat(executor.begun).isEqualTo(3);
    assertThat(verify("--runs", "all")).isZero();
    assertThat(executor.begun).isEqualTo(9);
    assertThat(verify("--runs", "0")).isEqualTo(2);
  }

  private static final String TUNE = "tune.optimizer.learning_rate=[1e-2, 1e-3]";

  /** Of rnn the first candidate's first trial diverges. */
  private int runTuned(int stopAt) {
    executor.begun = 0;
    executor.stopAt = stopAt;
    executor.divergeAt = 1;
    return run(TUNE, "seeds=2");
  }

  @Test
  void whatIsChosenOnTrialsIsCompared() throws IOException {
    assertThat(runTuned(4)).isEqualTo(130);
    assertThat(err.toString()).contains("'./unroll resume " + results.path() + "' goes on");
    assertThat(execute("status", results.path().toString())).isZero();
    assertThat(out.toString())
        .contains(results.trials().path() + ": 3 of 8 done, 1 diverged, 1 interrupted, 4 pending\n")
        .contains("./unroll resume " + results.path() + "'")
        .contains(results.path() + ": the comparison begins when all of the tuning is done\n");
    assertThat(results.tuning()).content().contains("cell=rnn,1e-2,3,").contains("PENDING,,\n");
    assertThat(execute("report", results.path().toString())).isEqualTo(2);
    assertThat(err.toString()).contains("report " + results.trials().path() + "' shows");

    executor.stopAt = executor.begun + 7;
    assertThat(resume(results.path())).isEqualTo(130); // within the comparison
    assertThat(out.toString()).containsPattern("cell=rnn +1e-3 +3.750 +0 of 2\n");
    assertThat(results.tuning())
        .content()
        .containsPattern("cell=rnn,1e-2,3,\\w+,DIVERGED,,false\n")
        .containsPattern("cell=rnn,1e-3,4,\\w+,COMPLETED,4.25,true\n")
        .containsPattern("cell=gru,1e-2,3,\\w+,COMPLETED,3.25,true\n")
        .containsPattern("cell=gru,1e-3,4,\\w+,COMPLETED,4.25,false\n");
    Files.delete(file);
    assertThat(resume(results.path())).isZero();
    assertThat(executor.begun).isEqualTo(8 + 4 + 2);
    assertThat(fileOf("cell=rnn", 2, "config.yaml")).content().contains("learning_rate: 0.001\n");
    assertThat(fileOf("cell=gru", 2, "config.yaml")).content().contains("learning_rate: 0.01\n");
    assertThat(execute("status", results.path().toString())).isZero();
    assertThat(out.toString()).contains(results.path() + ": 4 of 4 done\n");
    assertThat(verify("--runs=all")).isZero();
    assertThat(out.toString()).endsWith("4 of 4 repeated runs wrote the same bytes\n");

    Path whole = path.resolve("whole");
    Files.move(results.path(), whole);
    write();
    assertThat(runTuned(0)).isZero();
    for (String name : List.of("experiment.yaml", "runs.csv", "summary.csv", "tuning.csv")) {
      assertThat(results.path().resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
    }
    for (String name : List.of("experiment.yaml", "runs.csv")) {
      assertThat(results.trials().path().resolve(name))
          .hasSameBinaryContentAs(whole.resolve("tuning").resolve(name));
    }
    assertThat(execute("verify", "--launcher=in-process", results.trials().path().toString()))
        .isZero(); // an experiment of its own

    String listed = Files.readString(results.runs());
    Files.writeString(results.runs(), listed.lines().findFirst().orElseThrow() + "\n");
    assertThat(execute("status", results.path().toString())).isZero(); // killed in between
    assertThat(out.toString())
        .contains("the tuning is done; './unroll resume " + results.path() + "' begins");
    assertThat(resume(results.path())).isZero();
    assertThat(results.runs()).hasContent(listed);
    assertThat(run("seeds=2")).isZero();
    assertThat(results.tuning()).doesNotExist();
  }

  @Test
  void aPlanShowsBothStages() {
    String[] plan = {
      "plan", file.toString(), TUNE, "seeds=2", "--results=" + path.resolve("results")
    };
    assertThat(execute(plan)).isZero();
    assertThat(out.toString())
        .contains("tried, to choose optimizer.learning_rate: 4 conditions, 8 runs")
        .endsWith("tried: the comparison follows, with what is chosen for each condition\n");
    assertThat(runTuned(0)).isZero();
    assertThat(execute(plan)).isZero();
    assertThat(out.toString())
        .contains("8 of 8 done\n", "tried: 2 conditions, 4 runs\n", "4 of 4 done\n")
        .containsPattern("cell=rnn +rnn +0.001 +\\d+ MiB +\\d+ KiB\n");
    String[] json = Arrays.copyOf(plan, plan.length + 1);
    json[plan.length] = "--json";
    assertThat(execute(json)).isZero();
    assertThat(out.toString()).contains("\"tuning\" : {");
  }

  @Test
  void nothingIsChosenWhileATrialFails() {
    executor.failAt = 2;
    assertThat(run(TUNE, "seeds=2")).isEqualTo(1);
    assertThat(err.toString()).contains("FAILED", "Nothing can be chosen before");
    assertThat(executor.begun).isEqualTo(8);
    assertThat(resume(results.path())).isZero();
    assertThat(executor.begun).isEqualTo(9 + 4);
  }

  @Test
  void whatDiffersIsNamedByFileStepAndColumn() throws IOException {
    assertThat(run()).isZero();
    Path curve = fileOf("cell=rnn", 2, "learning_curve.csv");
    change(curve, "2,validation,2.25", "2,validation,2.250000001");
    change(fileOf("cell=gru", 1, "final/output.bias.npy"), "\u0080?", "\u0000@");
    version = "2";
    assertThat(verify("--runs=all")).isEqualTo(3);
    assertThat(err.toString())
        .startsWith(curve + ": is not as it was when it was finished")
        .containsPattern("\nmade with something else.*unroll 1 → 2\n");
    assertThat(out.toString())
        .contains("cell=rnn seed 1: the same\n")
        .contains("cell=rnn seed 2: differs (recorded ≠ repeated), first in " + curve + "\n")
        .contains("  learning_curve.csv, step 2, column loss: 2.250000001 ≠ 2.25\n")
        .contains("  model/final/output.bias.npy, element 0: 2.0 ≠ 1.0\n")
        .contains("2 of 6 repeated runs came out differently");
    Path kept = Path.of(out.toString().strip().replaceFirst("(?s).* kept in ", ""));
    assertThat(kept).isDirectory();
    MoreFiles.deleteRecursively(kept.getParent(), RecursiveDeleteOption.ALLOW_INSECURE);
  }

  @Test
  void withoutAFinishedRunThereIsNothingToVerify() {
    executor.stopAt = 1;
    assertThat(run()).isEqualTo(130);
    assertThat(verify()).isEqualTo(2);
    assertThat(err.toString()).contains("holds no finished run");
  }

  @Test
  void twoRunsAreToldApart() throws IOException {
    assertThat(run()).isZero();
    String rnn = fileOf("cell=rnn", 1, "run.json").getParent().toString();
    version = "2";
    executor.begun = 0;
    executor.divergeAt = 1;
    assertThat(run("--rerun=stale")).isZero();
    String gru = fileOf("cell=gru", 2, "run.json").getParent().toString();
    assertThat(execute("diff", rnn, gru)).isZero();
    assertThat(out.toString())
        .containsPattern("Configuration\\n  cell.type +rnn +gru\\n")
        .containsPattern("  seed +1 +2\\n")
        .contains("Made with: the same\n")
        .containsPattern("  status +DIVERGED +COMPLETED\\n")
        .containsPattern("  final_validation_loss +— +2.25\\n")
        .containsPattern("  learning_curve.csv, step 1, column loss:  ≠ 2.5\\n");
    assertThat(execute("diff", rnn, rnn)).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            Configuration: the same
            Made with: the same
            Results: the same
            First difference of each file: the same
            """);
    assertThat(execute("diff", rnn, path.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("holds no run.json");
  }

  private String plan(String... options) {
    List<String> arguments = new ArrayList<>(List.of("plan", file.toString()));
    arguments.add("--results=" + path.resolve("results"));
    arguments.addAll(List.of(options));
    assertThat(execute(arguments.toArray(String[]::new))).as(err.toString()).isZero();
    return out.toString();
  }

  @Test
  void aPlanSaysHowLongTheRestTakesByWhatIsDone() throws IOException {
    assertThat(plan()).contains("time: no run like these is done; --probe");
    executor.stopAt = 5; // three of the first condition, one of the second
    assertThat(run()).isEqualTo(130);
    for (int seed : List.of(1, 2, 3)) {
      Files.writeString(
          fileOf("cell=rnn", seed, "timing.csv"),
          "step,phase,updates,seconds\n2,train,2,40.0\n2,evaluate,0,10.0\n");
    }
    Files.writeString(
        fileOf("cell=gru", 1, "timing.csv"), "step,phase,updates,seconds\n2,train,2,100.0\n");
    TimeEstimate estimate = estimate();
    assertThat(estimate.text(1)).contains("time: about 3 min 20 s");
    assertThat(estimate.text(2)).contains("time: about 1 min 40 s with 2 side by side");
    assertThat(estimate.text(64)).contains("time: about 1 min 40 s with 2 side by side");
  }

  private TimeEstimate estimate() {
    ExperimentPlan plan = WIRING.planner().plan(file, List.of());
    return new TimeEstimate(plan, new RecordedRuns(results, PlanEntries.entries(plan)));
  }

  @Test
  void aPlanWithoutResultsIsTimedByAProbe() {
    assertThat(plan("--probe")).containsPattern("time: about .* s( with .* side by side)?\n");
    assertThat(executor.begun).as("one for each kind").isEqualTo(2);
    assertThat(results.path()).doesNotExist();
  }

  /** A full disk or a crash of the machine may leave any file of the experiment torn. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs.csv",
        "experiment.yaml",
        "checkpoint/journal.csv",
        "checkpoint/progress.csv",
        "checkpoint/data-folder.txt"
      })
  void aTornFileIsToldInWordsAndMadeAgain(String name) throws IOException {
    assertThat(run()).isZero();
    String runs = Files.readString(results.runs());
    String source = Files.readString(results.experiment());
    Path torn = results.path().resolve(name);
    byte[] whole = Files.readAllBytes(torn);
    for (int length : new int[] {0, whole.length / 3, whole.length - 2}) {
      Files.write(torn, Arrays.copyOf(whole, length));
      for (String command : List.of("status", "resume", "verify")) {
        int code =
            command.equals("status")
                ? execute(command, results.path().toString())
                : execute(command, "--launcher=in-process", results.path().toString());
        assertThat(code).as(command + " " + length + ": " + err).isIn(0, 2);
        assertThat(err.toString()).doesNotContain("\tat ", "unroll failed");
      }
      assertThat(run()).isZero();
      assertThat(results.runs()).hasContent(runs);
      assertThat(results.experiment()).hasContent(source);
    }
  }
}
