package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  @TempDir Path folder;
  private ToyPlans plans;

  @BeforeEach
  void plansInThisFolder() {
    plans = new ToyPlans(folder);
  }

  private List<String> conditions(String lines, String... overrides) {
    return plans.runs(lines, overrides).stream().map(PlannedRun::condition).distinct().toList();
  }

  @Test
  void withoutASweepThereIsOneCondition() {
    ExperimentPlan plan = plans.plan(ToyPlans.SOUND);
    assertThat(plan.name()).isEqualTo("exp");
    assertThat(plan.folder()).isEqualTo(folder.toAbsolutePath().normalize());
    assertThat(plan.axes()).isEmpty();
    assertThat(plan.runs()).hasSize(1);
    PlannedRun run = plan.runs().get(0);
    assertThat(run.condition()).isEqualTo("baseline");
    assertThat(run.arm()).isEmpty();
    assertThat(run.seed()).isEqualTo(1);
    assertThat(run.id()).matches("[0-9a-f]{16}");
  }

  @Test
  void armsAreOutsideTheGridInsideAndItsLastKeyVariesFastest() {
    ExperimentPlan plan =
        plans.plan(
            ToyPlans.SOUND
                + """
                sweep:
                  arms: {plain: {}, gru: {cell: gru}}
                  grid: {dataset.length: [50, 100], hidden_size: [8, 16]}
                seeds: [7, 3]
                """);
    assertThat(plan.axes()).containsExactly("dataset.length", "hidden_size");
    assertThat(plan.runs().stream().map(run -> run.condition() + " " + run.seed()))
        .containsExactly(
            "plain_length=50_hidden_size=8 7",
            "plain_length=50_hidden_size=8 3",
            "plain_length=50_hidden_size=16 7",
            "plain_length=50_hidden_size=16 3",
            "plain_length=100_hidden_size=8 7",
            "plain_length=100_hidden_size=8 3",
            "plain_length=100_hidden_size=16 7",
            "plain_length=100_hidden_size=16 3",
            "gru_length=50_hidden_size=8 7",
            "gru_length=50_hidden_size=8 3",
            "gru_length=50_hidden_size=16 7",
            "gru_length=50_hidden_size=16 3",
            "gru_length=100_hidden_size=8 7",
            "gru_length=100_hidden_size=8 3",
            "gru_length=100_hidden_size=16 7",
            "gru_length=100_hidden_size=16 3");
    PlannedRun last = plan.runs().get(15);
    assertThat(last.axes())
        .containsEntry("dataset.length", "100")
        .containsEntry("hidden_size", "16");
    assertThat(last.arm()).isEqualTo("gru");
    assertThat(last.spec().hiddenSize()).isEqualTo(16);
  }

  @Test
  void aGridKeyMayBeNestedAndItsValuesComponents() {
    List<PlannedRun> runs =
        plans.runs(
            "sweep: {grid: {dataset: {length: [5]}, cell: [gru, {type: lstm, forget_bias: 2}]}}");
    assertThat(runs.stream().map(PlannedRun::condition))
        .containsExactly("length=5_cell=gru", "length=5_cell=type-lstm-forget_bias-2");
    assertThat(runs.get(1).axes())
        .containsEntry("cell", "{type: lstm, forget_bias: 2}")
        .containsEntry("dataset.length", "5");
  }

  @Test
  void keysThatEndAlikeAreNamedInFull() {
    assertThat(
            conditions(
                "sweep: {grid: {initialization.recurrent.scale: [1], dataset.length: [2]}}\n"
                    + "initialization: identity"))
        .containsExactly("scale=1_length=2");
    assertThat(
            conditions(
                "sweep: {grid: {initialization.recurrent.scale: [1], initialization.input.scale: [2]}}\n"
                    + "initialization: {recurrent: identity, input: identity}"))
        .containsExactly("initialization.recurrent.scale=1_initialization.input.scale=2");
  }

  @ParameterizedTest
  @CsvSource({
    "relu+identity, relu+identity",
    "'lr 1/2', lr-1-2",
    "../x, x",
    "'é?', é",
    "'?', '?'",
    "'a.', a",
  })
  void namesAreShortAndReadable(String arm, String slug) {
    assertThat(conditions("sweep: {arms: {'" + arm + "': {}}}")).containsExactly(slug);
  }

  @Test
  void slugsAreDistinctAlsoWhereCaseDoesNotCount() {
    assertThat(conditions("sweep: {arms: {a b: {}, a/b: {}, A-B: {}, a-b-2: {}}}"))
        .containsExactly("a-b", "a-b-2", "A-B-3", "a-b-2-2");
  }

  @Test
  void longSlugsAreCutAndStayDistinct() {
    String common = "x".repeat(100);
    List<String> slugs = conditions("sweep: {arms: {" + common + "1: {}, " + common + "2: {}}}");
    assertThat(slugs).doesNotHaveDuplicates().allMatch(slug -> slug.length() == 80);
  }

  @Test
  void equalConditionsHaveEqualIdsAndAreListedEach() {
    List<PlannedRun> runs = plans.runs("sweep: {arms: {a: {}, b: {cell: rnn}}}");
    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).id()).isEqualTo(runs.get(1).id());
  }

  @Test
  void theCommandLineIsOverTheFile() {
    List<PlannedRun> runs =
        plans.runs(
            "hidden_size: 4\nsweep: {arms: {a: {}, b: {layers: 3}}}",
            "hidden_size=8",
            "sweep.arms.b.layers=4",
            "seeds=2",
            "name=other");
    assertThat(runs).hasSize(4);
    assertThat(runs).allMatch(run -> run.spec().hiddenSize() == 8);
    assertThat(runs.stream().map(run -> run.spec().layers())).containsExactly(1, 1, 4, 4);
    assertThat(plans.plan(ToyPlans.SOUND, "name=other").name()).isEqualTo("other");
  }

  @Test
  void theCommandLineCanChangeTheSweep() {
    String sweep = "sweep: {arms: {a: {}}, grid: {dataset.length: [1, 2]}}";
    assertThat(
            conditions(
                sweep, "sweep.grid.dataset.length=[3]", "sweep.arms.b.cell=gru", "sweep.arms.c={}"))
        .containsExactly("a_length=3", "b_length=3", "c_length=3");
  }

  @Test
  void theSourceSaysWhereEachValueComesFromAndReadsBackAsTheSameExperiment() {
    String yaml =
        """
        description: "a: b"
        dataset: {type: adding, length: 5}
        cell: rnn   # the plain one
        steps: 10
        sweep:
          arms: {plain: {}, gated: {cell: lstm, optimizer.learning_rate: 0.5}}
          grid: {hidden_size: [1, 2]}
        """;
    ExperimentPlan plan = plans.plan(yaml, "layers=2");
    assertThat(plan.source())
        .isEqualTo(
            """
            name: exp  # exp.yaml
            description: "a: b"  # exp.yaml:1:14
            dataset:
              type: adding  # exp.yaml:2:17
              length: 5  # exp.yaml:2:33
            cell: {type: rnn}  # exp.yaml:3:7
            activation: {type: tanh}  # default
            initialization:
              recurrent: {type: orthogonal}  # default
              input: {type: glorot}  # default
              output: {type: glorot}  # default
              bias: {type: zeros}  # default
              gates: {}  # default
            clipping: {type: none}  # default
            truncation: full  # default
            regularization: {type: none}  # default
            dropout:
              outputs: 0.0  # default
              recurrent: 0.0  # default
            hidden_size: 64  # default
            layers: 2  # command line
            bidirectional: false  # default
            bias: true  # default
            readout: end  # default
            context: input  # default
            optimizer:
              type: adam  # default
              learning_rate: 0.001  # default
              beta1: 0.9  # default
            schedule: {type: constant}  # default
            batch_size: 32  # default
            steps: 10  # exp.yaml:4:8
            evaluate:
              every: 100  # default
              best: validation_loss  # default
            probes: [{type: gradient_norms, bins: 10}, {type: gradient_lag}, {type: gates}, {type: clipping}]  # default
            threads: 1  # default
            sweep:
              arms:
                plain: {}  # exp.yaml:6:17
                gated:
                  cell: lstm  # exp.yaml:6:35
                  optimizer.learning_rate: 0.5  # exp.yaml:6:66
              grid:
                hidden_size: [1, 2]  # exp.yaml:7:23
            seeds: 1  # default
            """);
    ExperimentPlan again = plans.plan(plan.source());
    assertThat(again.runs()).isEqualTo(plan.runs());
    assertThat(again.name()).isEqualTo(plan.name());
  }
}
