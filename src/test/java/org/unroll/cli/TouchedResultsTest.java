package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.agreement.FolderAgreement;
import org.unroll.format.CsvDialect;
import org.unroll.format.DamagedResultsException;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.FileDigest;
import org.unroll.format.ManifestFile;
import org.unroll.format.Provenance;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.format.WriteFailure;
import org.unroll.launch.Launchers;
import org.unroll.report.ComparedCondition;
import org.unroll.report.ExperimentReport;
import org.unroll.report.NoResultsException;
import org.unroll.report.figure.Plot;
import org.unroll.report.figure.PlottedRuns;
import org.unroll.report.page.ReportPage;
import org.unroll.wire.Wiring;

/**
 * The files of a finished experiment are touched. What reads them gives the numbers that it gave
 * before, or says in which file what is wrong.
 */
class TouchedResultsTest {
  private static final int MUTATIONS = 500;
  private static final Wiring WIRING = Wiring.of(Path.of("no plugins"));

  private static final StringWriter SAID = new StringWriter();

  @TempDir private static Path path;
  private static ExperimentFolder folder;
  private static Map<String, byte[]> whole;
  private static String numbers;

  @BeforeAll
  static void makeResults() throws IOException {
    Path file =
        Files.writeString(
            path.resolve("tried.yaml"),
            """
            dataset: {type: adding, length: 6, validation_size: 8, test_size: 8}
            cell: rnn
            hidden_size: 3
            batch_size: 4
            steps: 6
            evaluate: {every: 2}
            probes: [gradient_norms, gradient_lag, gates, clipping, weights]
            sweep:
              arms:
                plain: {}
                gated: {cell: gru}
                wild: {activation: relu, optimizer: {type: sgd, learning_rate: 1e30}}
            seeds: 2
            claims:
              - {metric: test_loss, lower: {arm: gated}, than: {arm: plain}}
              - {metric: validation_loss, by: steps_to, threshold: 0.2, lower: {arm: gated}, than: {arm: plain}}
            """);
    Path results = path.resolve("results");
    assertThat(
            execute(
                "run",
                "-q",
                "--launcher=in-process",
                "--claims=warn",
                file.toString(),
                "--results=" + results))
        .as(SAID.toString())
        .isZero();
    folder = new ExperimentFolder(results.resolve("tried"));
    numbers = numbers(); // writes the page and the verdicts once more
    whole = contents();
    assertThat(numbers).contains("2 of 2 diverged");
  }

  private static int execute(String... arguments) {
    SAID.getBuffer().setLength(0);
    Application application =
        new Application(
            WIRING::catalog,
            () -> WIRING.planner()::plan,
            () -> WIRING.planner()::planAgain,
            WIRING::sizes,
            WIRING::executor,
            () -> WIRING::checkGradients,
            () -> WIRING::data,
            () -> Provenance.ofThisProcess("test", new TreeMap<>()),
            () -> Launchers.command(ScriptedWorker.class.getName()),
            Clock.systemUTC());
    PrintWriter both = new PrintWriter(SAID, true);
    return Unroll.commandLine(
            application, new Console(both, both, false, new ScreenSize(100, 24), false))
        .execute(arguments);
  }

  private static Map<String, byte[]> contents() throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.path().relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  /** That file, and those that a report writes beside numbers. */
  private static void restore(String touched) throws IOException {
    for (Map.Entry<String, byte[]> file : whole.entrySet()) {
      String name = file.getKey();
      if (name.equals(touched) || !name.contains("/") || name.endsWith(".sha256")) {
        Path target = folder.path().resolve(name);
        if (!Files.isRegularFile(target)) {
          Files.deleteIfExists(target);
        }
        Files.write(target, file.getValue());
      }
    }
  }

  private static void restore() throws IOException {
    for (Map.Entry<String, byte[]> file : whole.entrySet()) {
      Files.write(folder.path().resolve(file.getKey()), file.getValue());
    }
  }

  /** Everything that report, compare and plot make of the files. */
  private static String numbers() throws IOException {
    StringBuilder all = new StringBuilder();
    all.append(new ExperimentReport(folder).rebuild());
    for (Path table : List.of(folder.summary(), folder.comparisons(), folder.claims())) {
      all.append(Files.readString(table));
    }
    String page = Files.readString(new ReportPage(folder).write());
    // Beyond numbers the page shows the experiment's file and names those that are there.
    all.append(page.replaceAll("(?s)<section id=\"(configurations|files)\".*?</section>", ""));
    all.append(ComparedCondition.of(folder));
    PlottedRuns runs = PlottedRuns.of(folder);
    for (List<String> plot :
        List.of(List.of("step", "validation_loss"), List.of("lag", "log10_gradient"))) {
      Plot asked = new Plot(plot.get(0), plot.get(1), "condition", OptionalLong.empty());
      all.append(runs.figure(asked, false, false).curves());
    }
    return all.toString();
  }

  /**
   * What happens to a file: bytes flipped; lines cut, doubled, dropped, swapped; values changed.
   */
  private static byte[] mutate(byte[] content, RandomGenerator random) {
    List<String> lines =
        new ArrayList<>(
            Arrays.asList(new String(content, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
    int line = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    String text = lines.get(line);
    switch (random.nextInt(10)) {
      case 0 -> {
        byte[] flipped = content.clone();
        if (flipped.length > 0) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
      }
      case 1 -> {
        return Arrays.copyOf(content, content.length == 0 ? 0 : random.nextInt(content.length));
      }
      case 2 -> {
        return new byte[0];
      }
      case 3 -> lines = new ArrayList<>(lines.subList(0, line));
      case 4 -> lines.add(other, text);
      case 5 -> lines.remove(line);
      case 6 -> {
        lines.set(line, lines.get(other));
        lines.set(other, text);
      }
      case 7 -> lines.set(line, text.replaceFirst("[0-9]", "" + random.nextInt(10)));
      case 8 -> lines.set(line, text.replaceFirst("[0-9.]+(E-?[0-9]+)?(?=[,\n])", "NaN"));
      default -> lines.addAll(List.copyOf(lines));
    }
    return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void touchedFilesGiveTheSameNumbersOrANamedFault() throws IOException {
    List<String> names = List.copyOf(whole.keySet());
    int faults = 0;
    for (long seed = 0; seed < MUTATIONS; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      String name = names.get(random.nextInt(names.size()));
      Path file = folder.path().resolve(name);
      if (random.nextInt(12) == 0) {
        Files.delete(file);
      } else {
        Files.write(file, mutate(whole.get(name), random));
      }
      boolean seen = !new FolderAgreement(folder).contradictions().isEmpty();
      try {
        assertThat(numbers()).as("seed " + seed + ", " + name).isEqualTo(numbers);
      } catch (DamagedResultsException | NoResultsException fault) {
        faults++;
        assertThat(fault.getMessage())
            .as("seed " + seed + ", " + name)
            .contains(folder.path().toString());
        assertThat(seen).as("verify sees it too: seed " + seed + ", " + name).isTrue();
      } catch (RuntimeException other) {
        fail("seed " + seed + ", " + name, other);
      }
      restore(name);
    }
    assertThat(faults).isGreaterThan(MUTATIONS / 3);
  }

  @Test
  @Timeout(300)
  void whatIsNoFileIsToldAndNeverWaitedFor() throws Exception {
    for (String name : whole.keySet()) {
      if (name.startsWith("plain/seed-1-") || !name.contains("/") || name.endsWith(".sha256")) {
        replaceByNoFile(name, "mkfifo");
      }
    }
    for (String name : List.of("runs.csv", "claims.csv", "checkpoint/runs.csv.sha256")) {
      replaceByNoFile(name, "mkdir");
      replaceByNoFile(name, "ln", "-s", "/dev/zero");
    }
  }

  private static void replaceByNoFile(String name, String... how) throws Exception {
    Path place = folder.path().resolve(name);
    Files.delete(place);
    List<String> command = new ArrayList<>(List.of(how));
    command.add(place.toString());
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    try {
      assertThat(numbers()).as(command.toString()).isEqualTo(numbers);
    } catch (DamagedResultsException told) {
      assertThat(told).hasMessageContaining(place + ": is a ");
    } catch (WriteFailure told) {
      assertThat(told).hasMessageContaining("cannot write " + place);
    }
    restore(name);
  }

  private static Path fileOf(String condition, int seed, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.path().resolve(condition))) {
      return files
          .filter(file -> file.toString().contains("/seed-" + seed + "-"))
          .filter(file -> file.toString().endsWith(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void change(Path file, String from, String to) throws IOException {
    String content = Files.readString(file);
    assertThat(content).containsPattern(from);
    Files.writeString(file, content.replaceFirst(from, to));
  }

  @Test
  void aReportNamesWhereListAndRunDisagree() throws IOException {
    change(folder.runs(), "(gated,gated,1,COMPLETED,.*),([^,]*)", "$1x,$2");
    assertThat(execute("report", folder.path().toString())).isEqualTo(2);
    assertThat(SAID.toString())
        .containsPattern("runs.csv:4: reason is 'x', but '' in .*/gated/seed-1-\\w+/run.json\n");
    restore();
    Path manifest = fileOf("gated", 1, "run.json");
    change(manifest, "\"test_loss\" : [0-9.]+", "\"test_loss\" : 0.5");
    assertThat(execute("compare", folder.path().toString())).isEqualTo(2);
    assertThat(SAID.toString()).contains(manifest + ": is not as it was written");
    restore();
  }

  @Test
  void aFaultOfACurveHasItsLine() throws IOException {
    Path curve = fileOf("plain", 2, "learning_curve.csv");
    change(curve, "4,train,", "1,train,");
    assertThatThrownBy(TouchedResultsTest::numbers)
        .isInstanceOf(DamagedResultsException.class)
        .hasMessage(curve + ":5: step 1 comes after step 2");
    restore();
  }

  /** Every checksum is made again, as someone would who wants other numbers believed. */
  @Test
  void verifyFindsForgeriesThatAgreeWithThemselves() throws IOException {
    Path curve = fileOf("gated", 1, "learning_curve.csv");
    RunFolder run = new RunFolder(curve.getParent());
    RunManifest manifest = new ManifestFile().find(run).orElseThrow();
    String old = CsvDialect.cell(manifest.metrics().get("test_loss"));
    change(curve, "6,test,[^,]*,", "6,test,0.001,");
    RunManifest forged = withTestLoss(manifest, 0.001, curve);
    new ManifestFile().replace(run, forged);
    change(folder.runs(), Pattern.quote("," + old + ","), ",0.001,");
    Files.delete(folder.checkpoint().resolve("runs.csv.sha256"));
    new ExperimentReport(folder).rebuild(); // out of its reach
    assertThat(
            execute(
                "verify", "-q", "--launcher=in-process", "--runs=all", folder.path().toString()))
        .isEqualTo(3);
    assertThat(SAID.toString())
        .contains("gated seed 1: differs")
        .contains("learning_curve.csv, step 6, column loss: 0.001 ≠ " + old)
        .contains("run.json, test_loss: 0.001 ≠ " + old)
        .contains("1 of 6 repeated runs came out differently");
    restore();
  }

  private static RunManifest withTestLoss(RunManifest run, double loss, Path curve)
      throws IOException {
    Map<String, Double> metrics = new TreeMap<>(run.metrics());
    metrics.put("test_loss", loss);
    TreeMap<String, FileDigest> files = new TreeMap<>(run.files());
    String name = curve.getFileName().toString();
    files.put(
        name,
        new FileDigest(files.get(name).rows(), FileDigest.of(Files.readString(curve)).sha256()));
    return new RunManifest(
        run.status(),
        run.id(),
        run.condition(),
        run.seed(),
        run.stepsMade(),
        run.bestStep(),
        run.bestMetric(),
        run.measured(),
        metrics,
        run.baseline(),
        run.divergedStep(),
        run.reason(),
        run.started(),
        run.ended(),
        run.attempts(),
        run.resumedStep(),
        run.notice(),
        run.versions(),
        run.provenance(),
        files);
  }

  @Test
  void verifyComparesDerivedTablesWithWhatRunsGive() throws IOException {
    change(
        folder.summary(), "gated,test_loss,2,0,0,0,0,([^,]*),", "gated,test_loss,2,0,0,0,0,0.5,");
    assertThat(
            execute("verify", "-q", "--launcher=in-process", "--runs=1", folder.path().toString()))
        .isEqualTo(3);
    assertThat(SAID.toString())
        .containsPattern(folder.summary() + ", column mean: 0.5 ≠ [0-9.E-]+\n");
    restore();
    change(fileOf("wild", 2, "run.json"), "DIVERGED", "COMPLETED");
    assertThat(
            execute("verify", "-q", "--launcher=in-process", "--runs=1", folder.path().toString()))
        .isEqualTo(3);
    assertThat(SAID.toString()).contains("wild/seed-2", "run.json: is not as it was written");
    restore();
  }
}
