package org.unroll.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.api.Baseline;
import org.unroll.api.LearningPoint;
import org.unroll.api.MetricDescription;
import org.unroll.api.Parameter;
import org.unroll.api.Table;
import org.unroll.api.TrainedModel;
import org.unroll.api.TrainedModels;
import org.unroll.api.TrainingEvent;
import org.unroll.format.ManifestFile;
import org.unroll.format.Provenance;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;

class RunRecorderTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Provenance PROVENANCE =
      new Provenance("1", "a Java", "an OS", "a CPU", new TreeMap<>());
  private static final List<MetricDescription> METRICS = List.of(MetricDescription.ACCURACY);

  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter(0, "forget", "recurrent", 0, 2, 2),
          new Parameter(-1, "output", "bias", 4, 2, 1));

  private static final TrainedModel MODEL =
      TrainedModels.of(
          PARAMETERS,
          new TrainedModel.Values(1, new float[] {6, 5, 4, 3, 2, 1}),
          new TrainedModel.Values(2, new float[] {1, 2, 3, 4, 5, 6}));

  private static final Optional<Baseline> GUESS =
      Optional.of(new Baseline(0.25, "always answering 1"));

  @Table("gates")
  private record Gate(double mean) {}

  @TempDir private Path path;
  private RunFolder folder;
  private boolean keepInitial;

  @BeforeEach
  void name() {
    folder = new RunFolder(path.resolve("plain/seed-1-0123"));
  }

  private RunRecorder recorder() {
    RunEntry run =
        new RunEntry("plain", "", new TreeMap<>(), 1, "0123456789abcdef", List.of(), "cell: rnn\n");
    RecordedRun recorded = new RecordedRun(run, new TreeMap<>(), PROVENANCE);
    return new RunRecorder(
        folder,
        recorded,
        NOON,
        new CheckpointSchedule(Duration.ofDays(1), Ticker.systemTicker()),
        new Checkpoints(folder).find(recorded),
        new ModelRecorder(keepInitial));
  }

  private static TrainingEvent point(long step, String split, double loss, double accuracy) {
    return new TrainingEvent.Measured(
        new LearningPoint(step, split, loss, Map.of("accuracy", accuracy)));
  }

  @Test
  void aRunLeavesItsFilesAndItsResult() throws IOException {
    RunManifest manifest;
    try (RunRecorder recorder = recorder()) {
      recorder.on(
          new TrainingEvent.Started(
              3, PARAMETERS, List.of(Gate.class), METRICS, MetricDescription.LOSS, GUESS));
      recorder.on(new TrainingEvent.Updated(1, 0.9));
      recorder.on(point(1, "train", 0.9, 0.1));
      recorder.on(point(1, "validation", 0.5, 0.6));
      recorder.on(new TrainingEvent.Timed(1, "train", 1, 0.25));
      recorder.on(new TrainingEvent.Updated(2, 0.8));
      recorder.on(point(2, "train", 0.8, 0.2));
      recorder.on(point(2, "validation", 0.7, 0.9));
      recorder.on(point(1, "test", 0.55, 0.65));
      recorder.on(new TrainingEvent.Ended(MODEL));
      assertThat(folder.manifest()).content().contains("RUNNING");
      manifest = recorder.finish();
    }

    assertThat(manifest.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(manifest.stepsMade()).isEqualTo(2);
    assertThat(manifest.bestStep()).isEqualTo(1);
    assertThat(manifest.metrics())
        .containsEntry("best_validation_loss", 0.5)
        .containsEntry("best_validation_accuracy", 0.6)
        .containsEntry("final_validation_loss", 0.7)
        .containsEntry("final_validation_accuracy", 0.9)
        .containsEntry("final_train_loss", 0.8)
        .containsEntry("test_loss", 0.55)
        .containsEntry("test_accuracy", 0.65)
        .containsEntry("baseline_loss", 0.25);
    assertThat(manifest.baseline()).isEqualTo("always answering 1");
    assertThat(new ManifestFile().read(folder)).contains(manifest);
    assertThat(folder.manifest())
        .content()
        .contains("\"steps_made\" : 2", "2026-01-01T12:00:00Z", "a CPU");
    assertThat(folder.configuration()).hasContent("cell: rnn\n");
    assertThat(folder.table("learning_curve"))
        .content()
        .startsWith("step,split,loss,accuracy\n1,train,0.9,0.1\n")
        .endsWith("1,test,0.55,0.65\n");
    assertThat(folder.table("gates")).as("a probe with nothing to say").hasContent("mean\n");
    assertThat(folder.table("timing")).hasContent("step,phase,updates,seconds\n1,train,1,0.25\n");
    for (Path part : List.of(folder.model().best(), folder.model().last())) {
      assertThat(part).isDirectoryContaining(file -> file.endsWith("layer0.forget.recurrent.npy"));
      assertThat(part.resolve("output.bias.npy")).hasSize(128 + 2 * 4);
    }
    assertThat(folder.model().initial()).doesNotExist();
    assertThat(manifest.files())
        .containsKeys("model/model.json", "model/best/output.bias.npy")
        .containsKeys("model/final/layer0.forget.recurrent.npy");
  }

  @Test
  void whatEarlierVersionsSaidBesideIsPassedOver() throws IOException {
    try (RunRecorder recorder = recorder()) {
      recorder.on(
          new TrainingEvent.Started(
              3, PARAMETERS, List.of(), METRICS, MetricDescription.LOSS, Optional.empty()));
    }
    RunManifest manifest = new ManifestFile().read(folder).orElseThrow();
    String earlier =
        Files.readString(folder.manifest())
            .replace("\"processor\"", "\"omp_num_threads\" : \"4\",\n\"processor\"")
            .replaceFirst(",\n  \"checksum\" : .*", "");
    assertThat(earlier).contains("omp_num_threads");
    Files.writeString(folder.manifest(), earlier);
    assertThat(new ManifestFile().read(folder)).contains(manifest);
  }

  @Test
  void divergenceIsAResultWithItsStep() throws IOException {
    try (RunRecorder recorder = recorder()) {
      recorder.on(
          new TrainingEvent.Started(
              3, PARAMETERS, List.of(), METRICS, MetricDescription.LOSS, Optional.empty()));
      recorder.on(point(1, "validation", Double.NaN, Double.NaN));
      recorder.on(new TrainingEvent.Diverged(2, "the loss is NaN"));
      recorder.on(new TrainingEvent.Ended(TrainedModels.withoutBest(2, PARAMETERS, new float[6])));
      RunManifest manifest = recorder.finish();
      assertThat(manifest.status()).isEqualTo(RunStatus.DIVERGED);
      assertThat(manifest.divergedStep()).isEqualTo(2);
      assertThat(manifest.reason()).isEqualTo("the loss is NaN");
      assertThat(manifest.bestStep()).isNull();
      assertThat(folder.model().best()).doesNotExist();
      assertThat(folder.model().last()).isNotEmptyDirectory();
      assertThat(folder.model().description()).content().doesNotContain("\"best\"");
      assertThat(manifest.metrics()).doesNotContainKey("baseline_loss");
      assertThat(manifest.baseline()).isNull();
      assertThat(new ManifestFile().read(folder)).contains(manifest);
    }
  }

  @Test
  void whatTheModelIsStandsBesideIt() throws IOException {
    keepInitial = true;
    try (RunRecorder recorder = recorder()) {
      recorder.on(
          new TrainingEvent.Started(
              3, PARAMETERS, List.of(), METRICS, MetricDescription.LOSS, Optional.empty()));
      recorder.on(new TrainingEvent.Ended(MODEL));
      assertThat(recorder.finish().files()).containsKey("model/initial/output.bias.npy");
    }
    assertThat(folder.model().initial()).isNotEmptyDirectory();
    assertThat(folder.model().description())
        .content()
        .isEqualTo(
            """
            {
              "format_version" : 1,
              "about" : "The model of one run: the arrays in best/ are its parameters at the best\
             step, with which test_loss is measured, those in final/ its last;\
             ../config.yaml says what network they belong to.",
              "best" : {
                "step" : 1
              },
              "final" : {
                "step" : 2
              },
              "parameters" : [ {
                "name" : "layer0.forget.recurrent",
                "shape" : [ 2, 2 ]
              }, {
                "name" : "output.bias",
                "shape" : [ 2 ]
              } ],
              "input" : {
                "kind" : "tokens",
                "size" : 2,
                "symbols" : [ "a", "\\n" ]
              },
              "output" : {
                "target" : "classes",
                "timing" : "each_step",
                "size" : 2,
                "symbols" : [ "a", "\\n" ]
              },
              "loss" : "cross_entropy"
            }
            """);
  }

  @Test
  void aKilledRunStaysRunningAndTheNextAttemptStartsFromNothing() throws IOException {
    try (RunRecorder recorder = recorder()) {
      recorder.on(
          new TrainingEvent.Started(
              3,
              PARAMETERS,
              List.of(Gate.class),
              METRICS,
              MetricDescription.LOSS,
              Optional.empty()));
      recorder.on(new TrainingEvent.Measured(new Gate(0.5)));
    }
    assertThat(new ManifestFile().read(folder).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    Files.createDirectories(folder.model().best());
    Files.writeString(folder.model().best().resolve("old.npy"), "left over");

    try (RunRecorder again = recorder()) {
      assertThat(folder.model().path()).doesNotExist();
      assertThat(folder.table("gates")).doesNotExist();
      assertThatThrownBy(again::finish).hasMessageContaining("without having told its end");
      assertThat(again.fail("why", false).status()).isEqualTo(RunStatus.FAILED);
    }
  }

  @Test
  void anUnannouncedTableIsAnError() throws IOException {
    try (RunRecorder recorder = recorder()) {
      recorder.on(
          new TrainingEvent.Started(
              3, PARAMETERS, List.of(), METRICS, MetricDescription.LOSS, Optional.empty()));
      assertThatThrownBy(() -> recorder.on(new TrainingEvent.Measured(new Gate(1))))
          .hasMessageContaining("no such table announced");
    }
  }
}
