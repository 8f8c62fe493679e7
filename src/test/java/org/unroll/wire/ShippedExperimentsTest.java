package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.BatchSource;
import org.unroll.api.Dataset;
import org.unroll.api.LearningPoint;
import org.unroll.api.RunRequest;
import org.unroll.api.Split;
import org.unroll.api.TrainingEvent;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedClaim;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.SeededStreams;

/** The experiments that users find in the folder. */
class ShippedExperimentsTest {
  private static final Path EXPERIMENTS = Path.of("experiments");
  private static final Path PLAYS = EXPERIMENTS.resolve("data/package/gutenberg");

  private final Wiring wiring = Wiring.of(Path.of("no plugins"));

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(EXPERIMENTS)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> Files.exists(PLAYS) || !file.endsWith("shakespeare.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void planWithoutProblems(Path file) {
    assertThat(wiring.planner().plan(file, List.of()).runs()).isNotEmpty();
  }

  @Test
  void theReadmesClaimsAreAboutItsExperiment(@TempDir Path folder) throws IOException {
    List<String> blocks =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).hasSize(2);
    Path file = Files.writeString(folder.resolve("readme.yaml"), String.join("", blocks));
    assertThat(wiring.planner().plan(file, List.of()).claims())
        .extracting(PlannedClaim::condition)
        .contains("gru_length=100", "gru_length=50");
  }

  private List<LearningPoint> train(ExperimentPlan plan, PlannedRun run) {
    List<LearningPoint> points = new ArrayList<>();
    RunRequest request = new RunRequest(run.id(), run.configuration(), run.seed(), plan.folder());
    wiring
        .executor()
        .execute(
            request,
            event -> {
              if (event instanceof TrainingEvent.Measured measured
                  && measured.row() instanceof LearningPoint point) {
                points.add(point);
              }
            });
    return points;
  }

  @Test
  void helloIsLearnedByHeart() {
    ExperimentPlan plan = wiring.planner().plan(EXPERIMENTS.resolve("hello.yaml"), List.of());
    List<LearningPoint> points = train(plan, plan.runs().get(0));
    assertThat(points.get(points.size() - 1).value("accuracy")).isEqualTo(1.0);
  }

  /** Needs the plays, which are fetched as the README says. */
  @Test
  void aFewHundredUpdatesOnThePlaysBeatABigramModel() {
    assumeThat(PLAYS).exists();
    ExperimentPlan plan =
        wiring
            .planner()
            .plan(
                EXPERIMENTS.resolve("shakespeare.yaml"),
                List.of("steps=500", "evaluate.every=500", "probes=[]"));
    PlannedRun gru =
        plan.runs().stream().filter(run -> run.arm().equals("gru")).findFirst().orElseThrow();
    Dataset.Sequences plays =
        gru.spec().dataset().open(new Dataset.Opening(plan.folder(), new SeededStreams(1)));
    double bigram = bigramCrossEntropy(plays);
    double trained =
        train(plan, gru).stream()
            .filter(point -> point.split().equals("validation"))
            .mapToDouble(LearningPoint::loss)
            .min()
            .orElseThrow();
    assertThat(bigram).isBetween(2.0, 3.0);
    assertThat(trained).isLessThan(bigram - 0.1);
  }

  /** In nats a character on the validation split, from counts plus one of the training split. */
  private static double bigramCrossEntropy(Dataset.Sequences plays) {
    int symbols = plays.input().size();
    double[][] counts = new double[symbols][symbols];
    double[] totals = new double[symbols];
    for (double[] row : counts) {
      java.util.Arrays.fill(row, 1);
    }
    java.util.Arrays.fill(totals, symbols);
    long[] seen = new long[1];
    forEachPair(
        plays.batches(Split.TRAIN, 50, 50),
        (first, second) -> {
          counts[first][second]++;
          totals[first]++;
          seen[0]++;
        });
    assertThat(seen[0]).isGreaterThan(250_000);
    double[] sum = new double[2];
    forEachPair(
        plays.batches(Split.VALIDATION, 50, 50),
        (first, second) -> {
          sum[0] -= Math.log(counts[first][second] / totals[first]);
          sum[1]++;
        });
    return sum[0] / sum[1];
  }

  private interface PairConsumer {
    void take(int first, int second);
  }

  private static void forEachPair(BatchSource source, PairConsumer pairs) {
    for (long index = 0; index < source.passLength(); index++) {
      Batch batch = source.batch(index);
      for (int i = 0; i < BatchArrays.tokens(batch).length; i++) {
        if (BatchArrays.classes(batch)[i] >= 0) {
          pairs.take(BatchArrays.tokens(batch)[i], BatchArrays.classes(batch)[i]);
        }
      }
    }
  }
}
