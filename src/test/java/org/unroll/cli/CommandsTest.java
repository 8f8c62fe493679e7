package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.ComponentCatalog;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Provenance;
import org.unroll.launch.Launchers;
import org.unroll.launch.Plans;
import org.unroll.launch.ScriptedExecutor;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedClaim;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.RunSize;
import org.unroll.record.ExperimentLock;
import org.unroll.text.TextWidth;
import org.unroll.train.GradientCheck;
import org.unroll.train.GradientError;
import org.unroll.wire.Wiring;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandsTest {
  private static final Wiring WIRING = Wiring.of(Path.of("no plugins"));
  private static final Supplier<ComponentCatalog> CATALOG = WIRING::catalog;
  private static final String IN_PROCESS = "--launcher=in-process";

  @TempDir private Path path;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private GradientChecking gradients = WIRING::checkGradients;
  private final ScriptedExecutor executor = new ScriptedExecutor();
  private String file;
  private String results;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(path.resolve("tried.yaml"), "cell: rnn\n").toString();
    results = "--results=" + path.resolve("results");
  }

  private int execute(Planning planning, String... arguments) {
    return Unroll.commandLine(application(planning), console()).execute(arguments);
  }

  private Application application(Planning planning) {
    return new Application(
        CATALOG,
        () -> planning,
        () -> (resolved, folder) -> planning.plan(resolved, List.of()),
        () -> (spec, data, updates) -> RunSize.UNKNOWN,
        () -> executor,
        () -> gradients,
        () -> {
          throw new AssertionError("no data is opened here");
        },
        () -> Provenance.ofThisProcess("test", new TreeMap<>()),
        () -> Launchers.command(ScriptedWorker.class.getName()),
        Clock.systemUTC());
  }

  private Console console() {
    return new Console(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        false,
        new ScreenSize(100, 24),
        false);
  }

  private int run(PlannedRun... runs) {
    ExperimentPlan plan = Plans.plan(runs);
    return execute((experiment, overrides) -> plan, "run", IN_PROCESS, file, results);
  }

  private static ExperimentPlan nothing(Path experiment, List<String> overrides) {
    throw new AssertionError("no plan is needed here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "plan",
        "status",
        "resume",
        "verify",
        "diff",
        "report",
        "plot",
        "compare",
        "check-gradients",
        "new",
        "describe",
        "schema"
      })
  void everyHelpTextHasAnExample(String command) {
    String[] arguments =
        command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
    assertThat(execute(CommandsTest::nothing, arguments)).isZero();
    assertThat(out.toString()).contains("Example:\n  ./unroll ");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void noHelpTextIsBrokenWithinASentenceOrTooWide() {
    CommandLine unroll = Unroll.commandLine(application(CommandsTest::nothing), console());
    List<CommandLine> commands = new ArrayList<>(unroll.getSubcommands().values());
    commands.add(unroll);
    for (CommandLine command : commands) {
      CommandSpec specification = command.getCommandSpec();
      List<String> paragraphs =
          new ArrayList<>(List.of(specification.usageMessage().description()));
      specification.args().forEach(each -> paragraphs.addAll(List.of(each.description())));
      assertThat(paragraphs)
          .as(command.getCommandName())
          .allMatch(text -> text.endsWith(".") || text.startsWith("In the file: "));
      assertThat(specification.usageMessage().footer())
          .as(command.getCommandName())
          .allMatch(line -> line.length() <= 80);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rnu, unknown command 'rnu'; did you mean 'run'?",
    "RUN, unknown command 'RUN'; did you mean 'run'?",
    "describ lstm, unknown command 'describ'; did you mean 'describe'?",
    "my.yaml, unknown command 'my.yaml'; did you mean 'run my.yaml'?",
    "run x.yaml --resutls=y, unknown option '--resutls'; did you mean '--results'?",
    "run x.yaml --Force, unknown option '--Force'; did you mean '--force'?",
    "report x --exprot tensorboard, unknown option '--exprot'; did you mean '--export'?",
    "describe LSTM, nothing is called 'LSTM'; did you mean 'lstm'?"
  })
  void whatIsMisspelledIsToldWhatWasMeant(String words, String message) {
    assertThat(execute(CommandsTest::nothing, words.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString()).startsWith(message + "\n");
  }

  @Test
  void aWordLikeNoneIsToldTheCommands() {
    assertThat(execute(CommandsTest::nothing, "frobnicate")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("unknown command 'frobnicate'; the commands are run, plan, status, resume");
  }

  @Test
  void anExperimentThatIsNotThereIsToldTheNearest() {
    String typed = path.resolve("treid.yaml").toString();
    assertThat(execute(CommandsTest::nothing, "plan", typed)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("there is no experiment file " + typed + "; did you mean '" + file + "'?\n");
  }

  @Test
  void anotherExperimentOfTheSameNameDoesNotWriteOverTheResults() throws IOException {
    assertThat(run(Plans.run("a", 1, "learn"))).isZero();
    Path folder = path.resolve("results/tried");
    String runs = Files.readString(folder.resolve("runs.csv"));
    Path other = Files.createDirectories(path.resolve("other")).resolve("tried.yaml");
    Files.writeString(other, "cell: lstm\n");
    ExperimentPlan plan = Plans.plan(Plans.run("b", 1, "learn"));
    for (String command : List.of("plan", "run")) {
      err.getBuffer().setLength(0);
      assertThat(execute((experiment, overrides) -> plan, command, other.toString(), results))
          .isEqualTo(2);
      assertThat(err.toString())
          .contains(folder + " holds the results of another experiment, " + path.toRealPath())
          .contains("/tried.yaml; give " + other + " a name of its own", "--results=DIR")
          .doesNotContain("\tat ");
    }
    assertThat(Files.readString(folder.resolve("runs.csv"))).isEqualTo(runs);
    Files.writeString(Path.of(file), "cell: gru\n");
    assertThat(run(Plans.run("b", 1, "learn"))).isZero();
    Files.delete(Path.of(file));
    assertThat(
            execute((experiment, overrides) -> plan, "run", IN_PROCESS, other.toString(), results))
        .isZero();
  }

  @Test
  void namesOfAnyScriptAreReadAsTheyAreAndTheirTablesLineUp() throws IOException {
    List<String> names = List.of("größe", "循环网络", "شبكة", "🚀", "checkpoint", "plain");
    PlannedRun[] runs =
        names.stream().map(name -> Plans.run(name, 1, "learn")).toArray(PlannedRun[]::new);
    assertThat(run(runs)).isZero();
    Path folder = path.resolve("results/tried");
    for (String name : names) {
      assertThat(out.toString()).contains("\n" + name + "  ");
      assertThat(err.toString()).contains("] " + name + " seed 1  completed");
      for (String table : List.of("runs.csv", "summary.csv", "report.html")) {
        assertThat(Files.readString(folder.resolve(table))).as(table).contains(name);
      }
    }
    List<Integer> starts =
        out.toString()
            .lines()
            .filter(line -> names.stream().anyMatch(name -> line.startsWith(name + " ")))
            .map(line -> TextWidth.of(line.substring(0, line.indexOf(" 1 "))))
            .distinct()
            .toList();
    assertThat(starts).hasSize(1);
    try (Stream<Path> found = Files.walk(folder)) {
      assertThat(found.map(each -> folder.relativize(each).getName(0).toString()))
          .allMatch(name -> name.chars().allMatch(character -> character < 0x80));
    }
  }

  @Test
  void aTerminalsCommandsAreShownAndNotSent() {
    err.getBuffer().setLength(0);
    assertThat(execute(CommandsTest::nothing, "describe", "a\u001B[2Jb\u202E")).isEqualTo(2);
    assertThat(err.toString()).startsWith("nothing is called 'a\\x1B[2Jb\\u202E'");
  }

  @Test
  void aRunEndsWithTheComparisonAndItsPage() {
    assertThat(run(Plans.run("a", 1, "learn"), Plans.run("b", 1, "diverge"))).isZero();
    assertThat(out.toString())
        .contains("condition  seeds", "diverged")
        .contains("\nguessing scores 0.1667 (always answering 1)\n")
        .endsWith(path.resolve("results/tried/report.html") + "\n");
    assertThat(err.toString())
        .contains(
            "2 runs",
            "[1/2] a seed 1  completed in",
            "b seed 1  diverged at step 2: the loss is NaN");
    assertThat(path.resolve("results/tried/summary.csv")).exists();

    assertThat(run(Plans.run("a", 1, "learn"), Plans.run("b", 1, "diverge"))).isZero();
    assertThat(err.toString()).contains("2 runs, 2 already finished");
    assertThat(executor.executed()).hasSize(2);
  }

  private int runClaiming(String relation, String... options) {
    PlannedClaim claim =
        new PlannedClaim(
            "b against a",
            relation,
            "final_validation_loss",
            "b",
            "a",
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            0,
            0.9,
            2,
            "sign");
    ExperimentPlan runs =
        Plans.plan(
            Plans.run("a", 1, "learn"),
            Plans.run("a", 2, "learn"),
            Plans.run("b", 1, "diverge"),
            Plans.run("b", 2, "diverge"));
    ExperimentPlan plan =
        new ExperimentPlan(
            runs.name(),
            runs.folder(),
            runs.axes(),
            runs.runs(),
            "",
            List.of(),
            List.of(claim),
            Optional.empty(),
            List.of());
    List<String> arguments = new ArrayList<>(List.of("run", IN_PROCESS, file, results));
    arguments.addAll(List.of(options));
    return execute((experiment, overrides) -> plan, arguments.toArray(String[]::new));
  }

  @Test
  void aRefutedClaimGivesThreeUnlessItShallOnlyWarn() {
    assertThat(runClaiming("lower")).isEqualTo(3);
    assertThat(out.toString()).contains("REFUTED       b against a (b against a)\n");
    assertThat(err.toString()).contains("REFUTED       b against a (b against a)\n");
    String folder = path.resolve("results/tried").toString();
    assertThat(execute(CommandsTest::nothing, "report", folder)).isEqualTo(3);
    assertThat(execute(CommandsTest::nothing, "report", "--claims=warn", folder)).isZero();
    assertThat(runClaiming("lower", "--claims=warn", "-q")).isZero();
    assertThat(runClaiming("higher")).isZero();
    assertThat(path.resolve("results/tried/claims.csv")).content().contains(",SUPPORTED,\n");
  }

  @Test
  void experimentsAreComparedByWhatDiffers() throws IOException {
    assertThat(
            run(
                Plans.run("a", 1, "learn"),
                Plans.run("a", 2, "learn"),
                Plans.run("b", 1, "diverge")))
        .isZero();
    String folder = path.resolve("results/tried").toString();
    String[][] forms = {
      {"condition  do       seeds  diverged  final_validation_loss  test_loss", "\nb          "},
      {"--csv", "condition,do,seeds,diverged,final_validation_loss,final_validation_loss_ci_low"},
      {"--json", "\"final_validation_loss_ci_low\""},
      {"--markdown", "| condition | do | seeds |"},
      {"--latex", "condition & do & seeds & diverged & final\\_validation\\_loss &"},
    };
    for (String[] form : forms) {
      out.getBuffer().setLength(0);
      boolean option = form[0].startsWith("--");
      assertThat(
              option
                  ? execute(CommandsTest::nothing, "compare", folder, form[0])
                  : execute(CommandsTest::nothing, "compare", folder, "--sort=do"))
          .isZero();
      assertThat(out.toString()).contains(option ? form[1] : form[0]);
    }
    assertThat(execute(CommandsTest::nothing, "compare", folder, "--sort=tst_loss")).isEqualTo(2);
    assertThat(execute(CommandsTest::nothing, "compare", path.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean 'test_loss'?", "holds no runs.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --jobs=two | --jobs: 'two' is not a whole number
          -j=1.5 | --jobs: '1.5' is not a whole number
          --jobs=99999999999 | --jobs: '99999999999' is too large or too small
          --rerun=failed,stal | --rerun: 'stal' is unknown; did you mean 'stale'? Allowed: failed, stale, diverged
          --launcher=boat | --launcher: 'boat' is unknown. Allowed: workers, in-process
          --checkpoint-every=two | --checkpoint-every: 'two' is no span of time; write a number above 0 with ms, s, m or h, such as 90s
          --quite | unknown option '--quite'; did you mean '--quiet'?
          --step=5 | unknown option '--step'; a setting is changed without dashes: steps=…
          --nonsense=5 | unknown option '--nonsense'
          """)
  void optionsThatAreMistypedAreToldInWords(String option, String said) {
    assertThat(execute(CommandsTest::nothing, "run", file, option)).isEqualTo(2);
    assertThat(err.toString()).isEqualTo(said + "\nTry 'unroll run --help'.\n");
  }

  @Test
  void settingsAreNotAskedForWhereNoneCanBeChanged() {
    assertThat(execute(CommandsTest::nothing, "status", "--steps=5", "x")).isEqualTo(2);
    assertThat(err.toString()).startsWith("unknown option '--steps'\n");
    assertThat(execute(CommandsTest::nothing, "plot", "x", "--at=1.5")).isEqualTo(2);
    assertThat(err.toString()).contains("--at: '1.5' is not a whole number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --x=stp | the experiment has no axis 'stp'; did you mean 'step'? It has cell, dataset.length
          --x=width | the experiment has no axis 'width'; it has cell, dataset.length
          --by=am | the experiment has no axis 'am'; did you mean 'arm'? It has cell, dataset.length
          --y=validation_los | nothing called 'validation_los' is recorded by step; did you mean 'validation_loss'? Known:
          --x=lag --y=log10_gradent | nothing called 'log10_gradent' is recorded by lag; did you mean 'log10_gradient'? Known: log10_gradient,
          """)
  void namesOfAPlotThatAreMistypedAreGuessed(String options, String said) {
    run(Plans.run("a", 1, "learn"));
    List<String> arguments =
        new ArrayList<>(List.of("plot", path.resolve("results/tried").toString()));
    arguments.addAll(List.of(options.split(" ", -1)));
    assertThat(execute(CommandsTest::nothing, arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).contains(said);
  }

  @Test
  void curvesAreExportedAndAPlotOfNothingIsRefused() {
    run(Plans.run("a", 1, "learn"));
    String folder = path.resolve("results/tried").toString();
    assertThat(execute(CommandsTest::nothing, "report", "--export=tensorboard", folder)).isZero();
    assertThat(path.resolve("results/tried/tensorboard/a/seed-1")).isNotEmptyDirectory();
    assertThat(execute(CommandsTest::nothing, "plot", folder, "--y=nonsense")).isEqualTo(2);
    assertThat(err.toString()).contains("nothing called 'nonsense' is recorded by step; known: ");
    assertThat(execute(CommandsTest::nothing, "plot", folder, "--at=3")).isEqualTo(2);
    assertThat(err.toString()).contains("--at goes with --x lag, but --x is step");
  }

  @Test
  void quietIsQuiet() {
    ExperimentPlan plan = Plans.plan(Plans.run("a", 1, "learn"));
    assertThat(execute((experiment, overrides) -> plan, "run", IN_PROCESS, "-q", file, results))
        .isZero();
    assertThat(out.toString() + err).isEmpty();
    assertThat(path.resolve("results/tried/summary.csv")).exists();
  }

  @Test
  void aFailedRunGivesOneAndItsReasonWithoutAStackTrace() {
    assertThat(run(Plans.run("a", 1, "fail"), Plans.run("b", 1, "learn"))).isEqualTo(1);
    assertThat(err.toString())
        .contains("FAILED a seed 1: IllegalArgumentException: no such file: x")
        .doesNotContain("\tat ");
  }

  @Test
  void anInterruptGives130() {
    assertThat(run(Plans.run("a", 1, "cancel"))).isEqualTo(130);
    assertThat(err.toString()).contains("Interrupted.");
  }

  @Test
  void aWrongExperimentGivesTwoAndAllItsProblems() throws IOException {
    Files.writeString(Path.of(file), "cell: lsmt\ndataset: {type: adding, lenght: 5}\nsteps: 10\n");
    assertThat(execute(WIRING.planner()::plan, "run", file, results)).isEqualTo(2);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith(file + ":1:7: ").contains("lsmt", "lstm"),
            second -> assertThat(second).startsWith(file + ":2:").contains("lenght", "length"),
            last -> assertThat(last).isEqualTo("2 problems; nothing was run"));
    assertThat(path.resolve("results")).doesNotExist();
  }

  @Test
  void theGradientsOfEveryConditionAreChecked() throws IOException {
    Files.writeString(
        Path.of(file),
        """
        dataset: {type: counting, validation_size: 5, test_size: 5}
        hidden_size: 4
        steps: 3
        truncation: 3
        sweep: {grid: {cell: [rnn, lstm], activation: [tanh, relu]}}
        seeds: 2
        """);
    assertThat(execute(WIRING.planner()::plan, "check-gradients", file)).isZero();
    assertThat(out.toString().lines().filter(line -> line.endsWith("gradients agree"))).hasSize(4);
    assertThat(out.toString()).contains("worst layer0.", "off by ").doesNotContain("WRONG");
    assertThat(path.resolve("results")).doesNotExist();
  }

  @Test
  void aWrongGradientGivesThree() {
    GradientError wrong = new GradientError("layer0.state.bias", 0.5, 1, 1e-6);
    GradientError right = new GradientError("output.bias", 1e-9, 1, 1e-6);
    gradients = request -> new GradientCheck.Result(List.of(right, wrong), List.of(right), 7);
    ExperimentPlan plan = Plans.plan(Plans.run("a", 1, "learn"));
    assertThat(execute((experiment, overrides) -> plan, "check-gradients", file)).isEqualTo(3);
    assertThat(out.toString())
        .contains(
            "a: GRADIENTS DISAGREE",
            "differences of 7 elements: worst layer0.state.bias, off by 5.0e-01 of 1.0e+00 (at most"
                + " 1.0e-06)  WRONG");
  }

  @Test
  void wrongUsageGivesTwo() {
    assertThat(execute(CommandsTest::nothing)).isEqualTo(2);
    assertThat(execute(CommandsTest::nothing, "rum")).isEqualTo(2);
    assertThat(execute(CommandsTest::nothing, "run")).isEqualTo(2);
    assertThat(execute(CommandsTest::nothing, "run", "--nope", file)).isEqualTo(2);
    assertThat(execute(CommandsTest::nothing, "plan", "absent.yaml")).isEqualTo(2);
    assertThat(execute(CommandsTest::nothing, "report", path.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "unknown command 'rum'; did you mean 'run'?", "there is no experiment file absent.yaml")
        .doesNotContain("\tat ");
  }

  @Test
  void aFolderInUseIsRefused() throws IOException {
    ExperimentFolder folder = new ExperimentFolder(path.resolve("results/tried"));
    try (ExperimentLock lock = ExperimentLock.take(folder)) {
      assertThat(run(Plans.run("a", 1, "learn"))).isEqualTo(2);
      assertThat(err.toString()).contains(lock.folder().path() + " is in use");
    }
  }

  @Test
  void anUnexpectedFaultGivesOneAndNoStackTrace() {
    Planning broken =
        (experiment, overrides) -> {
          throw new IllegalStateException("a bug");
        };
    assertThat(execute(broken, "plan", file)).isEqualTo(1);
    assertThat(err.toString()).contains("unroll failed: a bug").doesNotContain("\tat ");
  }

  @Test
  void overridesOfEveryKindReachThePlanning() {
    List<String> given = List.of("cell=lstm", "+x=1", "~truncation", "hidden_size=1,2", "@a=b");
    Planning checking =
        (experiment, overrides) -> {
          assertThat(experiment).isEqualTo(Path.of(file));
          assertThat(overrides).isEqualTo(given);
          return Plans.plan(Plans.run("a", 1, "learn"));
        };
    assertThat(
            execute(
                checking,
                "plan",
                file,
                given.get(0),
                given.get(1),
                given.get(2),
                given.get(3),
                given.get(4)))
        .isZero();
  }

  @Test
  void theReportIsMadeAgainFromFiles() throws IOException {
    run(Plans.run("a", 1, "learn"));
    Path summary = path.resolve("results/tried/summary.csv");
    byte[] first = Files.readAllBytes(summary);
    Files.delete(summary);
    String folder = path.resolve("results/tried").toString();
    assertThat(execute(CommandsTest::nothing, "report", folder)).isZero();
    assertThat(summary).hasBinaryContent(first);
  }

  private String done(String... arguments) {
    out.getBuffer().setLength(0);
    assertThat(execute(WIRING.planner()::plan, arguments)).as(err.toString()).isZero();
    return out.toString();
  }

  @Test
  void aPlanSaysWhatIsDone() {
    ExperimentPlan plan = Plans.plan(Plans.run("a", 1, "learn"), Plans.run("b", 1, "learn"));
    Planning planning = (experiment, overrides) -> plan;
    assertThat(execute(planning, "plan", file, results)).isZero();
    assertThat(out.toString()).contains("PENDING").contains("\n0 of 2 done\n");
    run(Plans.run("a", 1, "learn"));
    assertThat(execute(planning, "plan", file, results)).isZero();
    assertThat(out.toString()).contains("COMPLETED").contains("\n1 of 2 done\n");
  }

  @Test
  void aResolvedPlanSaysWhereEachValueComesFromAndIsTheSameExperiment() throws IOException {
    Files.writeString(
        Path.of(file),
        """
        dataset: adding
        cell: rnn
        steps: 10
        sweep:
          arms: {a: {clipping: {type: norm, threshold: 2}}}
          grid: {dataset.length: [5, 6]}
        """);
    String text = done("plan", file, "hidden_size=8", "--resolved", "--condition", "a_length=6");
    assertThat(text)
        .startsWith("--- # a_length=6\n")
        .containsPattern("(?m)^  length: 6 +# " + file + ":6:30, grid$")
        .containsPattern("(?m)^  threshold: 2 +# " + file + ":5:48, arm a$")
        .containsPattern("(?m)^hidden_size: 8 +# command line$")
        .containsPattern("(?m)^cell: \\{type: rnn\\} +# " + file + ":2:7$")
        .containsPattern("(?m)^layers: 1 +# default$");
    assertThat(text.lines().skip(1).filter(line -> line.contains("  # ")).limit(9))
        .extracting(line -> line.indexOf("  # "))
        .containsOnly(text.lines().skip(2).findFirst().orElseThrow().indexOf("  # "));

    List<PlannedRun> runs = WIRING.planner().plan(Path.of(file), List.of("hidden_size=8")).runs();
    Path again = Files.writeString(path.resolve("again.yaml"), text);
    assertThat(WIRING.planner().plan(again, List.of()).runs().get(0).id())
        .isEqualTo(runs.get(1).id());
    assertThat(execute(WIRING.planner()::plan, "plan", file, "--resolved", "--condition=a_lenth=6"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("did you mean 'a_length=6'?");
  }

  @Test
  void aPlanForOtherProgramsHasTypedValues() throws IOException {
    Files.writeString(
        Path.of(file), "dataset: adding\ncell: rnn\nsteps: 10\nsweep: {grid: {layers: [1, 2]}}");
    JsonNode plan = new JsonMapper().readTree(done("plan", file, results, "--json"));
    assertThat(plan.at("/experiment").textValue()).isEqualTo("tried");
    assertThat(plan.at("/conditions/1/settings").toString()).isEqualTo("{\"layers\":2}");
    assertThat(plan.at("/runs/1/id").textValue()).hasSize(16);
    assertThat(plan.at("/runs/1/seed").intValue()).isEqualTo(1);
    assertThat(plan.at("/runs/1/status").textValue()).isEqualTo("PENDING");
    assertThat(plan.at("/runs/1/configuration/cell/type").textValue()).isEqualTo("rnn");
    assertThat(plan.at("/runs/1/configuration/bidirectional").booleanValue()).isFalse();
    assertThat(plan.at("/distinct").intValue()).isEqualTo(2);
    assertThat(plan.at("/done").intValue()).isZero();
    assertThat(plan.at("/claims")).isEmpty();

    Files.writeString(path.resolve("1984"), "a long text ".repeat(50));
    Files.writeString(
        Path.of(file),
        "dataset: {type: text, path: '1984'}\ncell: rnn\nsteps: 10\ntruncation: 5\n"
            + "sweep: {arms: {a: {}, b: {dataset.path: '1984', layers: 2}}}");
    JsonNode texts = new JsonMapper().readTree(done("plan", file, results, "--json"));
    assertThat(texts.at("/runs/0/configuration/dataset/path").textValue()).isEqualTo("1984");
    assertThat(texts.at("/runs/0/configuration/truncation").intValue()).isEqualTo(5);
  }

  @Test
  void aPlanShowsWhatWillBeJudged() throws IOException {
    Files.writeString(
        Path.of(file),
        """
        dataset: adding
        cell: rnn
        steps: 10
        sweep: {arms: {a: {}, b: {cell: gru}}, grid: {layers: [1, 2]}}
        seeds: 3
        claims:
          - {metric: test_loss, lower: {arm: b}, than: {arm: a}, margin: 0.5, alpha: 0.01}
          - {name: small, metric: test_loss, of: {arm: b, layers: 2}, at_most: 0.1}
        """);
    assertThat(done("plan", file, results))
        .contains(
            """
            to be judged, on 3 seeds:
              test loss: arm b lower than arm a by 0.5
                     at alpha 0.01, test: paired t, margin 0.5
                     b_layers=1 against a_layers=1, b_layers=2 against a_layers=2
              small  at alpha 0.05, test: t
                     b_layers=2
            """);
    JsonNode claims =
        new JsonMapper().readTree(done("plan", file, results, "--json")).at("/claims");
    assertThat(claims).hasSize(3);
    assertThat(claims.at("/1/condition").textValue()).isEqualTo("b_layers=2");
    assertThat(claims.at("/1/than").textValue()).isEqualTo("a_layers=2");
    assertThat(claims.at("/1/low").isMissingNode()).isTrue();
    assertThat(claims.at("/2/high").doubleValue()).isEqualTo(0.1);
  }

  @Test
  void describesEverythingInShort() {
    assertThat(done("describe"))
        .contains("truncation", "seeds", "Components: cell", "  lstm ", "Components: probe");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void describesWhatGoesByAName() {
    assertThat(done("describe", "adam"))
        .contains("adam (optimizer, built in)", "Source: Kingma and Ba", "learning_rate")
        .contains("number, greater than 0; default 1e-3", "at least 0, less than 1.0");
    assertThat(done("describe", "none")).contains("none (clipping,", "none (regularization,");
    assertThat(done("describe", "clipping.none")).doesNotContain("regularization");
    assertThat(done("describe", "cell")).contains("cell (key)", "lstm (cell,", "gru (cell,");
    assertThat(done("describe", "truncation")).contains("backward", "default full");
    assertThat(done("describe", "initialization.recurrent")).contains("default orthogonal");
    assertThat(done("describe", "learning_rate")).contains("(key of adam)", "(key of sgd)");
    assertThat(execute(CommandsTest::nothing, "describe", "lsmt")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean 'lstm'?");
  }

  @Test
  void describesForOtherPrograms() throws IOException {
    JsonNode lstm = new JsonMapper().readTree(done("describe", "lstm", "--json"));
    assertThat(lstm.at("/components/0/name").textValue()).isEqualTo("lstm");
    assertThat(lstm.at("/components/0/parameters/0/default").textValue()).isEqualTo("sigmoid");
    JsonNode key = new JsonMapper().readTree(done("describe", "layers", "--json"));
    assertThat(key.at("/keys/0/name").textValue()).isEqualTo("layers");
    assertThat(key.at("/keys/0/bounds").textValue()).isEqualTo("greater than 0");
  }

  @Test
  void theSchemaIsJson() throws IOException {
    JsonNode schema = new JsonMapper().readTree(done("schema"));
    assertThat(schema.at("/properties/cell/description").textValue()).isNotEmpty();
  }
}
