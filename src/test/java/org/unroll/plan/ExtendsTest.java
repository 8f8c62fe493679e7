package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that build on other files. */
class ExtendsTest {
  @TempDir Path folder;
  private ToyPlans plans;

  @BeforeEach
  void plansInThisFolder() {
    plans = new ToyPlans(folder);
  }

  @Test
  void theFileIsOverItsBasesOfWhichLaterOnesWin() {
    plans.file("one.yaml", "hidden_size: 1\nlayers: 1\nbatch_size: 1\noptimizer.learning_rate: 1");
    plans.file("two.yaml", "extends: one.yaml\nlayers: 2\nbatch_size: 2");
    plans.file("three.yaml", "batch_size: 3\nthreads: 3");
    String same =
        "hidden_size: 1\nlayers: 2\nbatch_size: 3\nthreads: 4\noptimizer.learning_rate: 1";
    assertThat(plans.run("extends: [two.yaml, three.yaml]\nthreads: 4").id())
        .isEqualTo(plans.run(same).id());
  }

  @Test
  void anotherComponentDropsTheParametersOfTheBase() {
    plans.file(
        "base.yaml", "optimizer: {type: sgd, momentum: 0.5}\nclipping: {type: norm, threshold: 1}");
    assertThat(plans.run("extends: base.yaml\noptimizer: adam\nclipping.threshold: 3").id())
        .isEqualTo(plans.run("clipping: {type: norm, threshold: 3}").id());
  }

  @Test
  void sweepAndSeedsAreInheritedButNotTheName() {
    plans.file(
        "base.yaml",
        """
        name: base
        description: the base
        seeds: [4, 5]
        sweep:
          arms: {plain: {}, gated: {cell: lstm, optimizer: {learning_rate: 1}}}
          grid: {dataset: {length: [5, 6]}, hidden_size: [7]}
        """);
    ExperimentPlan plan =
        plans.plan(
            ToyPlans.SOUND
                + """
                extends: base.yaml
                sweep:
                  arms: {gated: {optimizer.learning_rate: 2}, deep: {layers: 2}}
                  grid: {dataset.length: [9]}
                """);
    assertThat(plan.name()).isEqualTo("exp");
    assertThat(plan.source()).doesNotContain("the base");
    assertThat(plan.runs().stream().map(run -> run.condition() + " " + run.seed()))
        .containsExactly(
            "plain_length=9_hidden_size=7 4",
            "plain_length=9_hidden_size=7 5",
            "gated_length=9_hidden_size=7 4",
            "gated_length=9_hidden_size=7 5",
            "deep_length=9_hidden_size=7 4",
            "deep_length=9_hidden_size=7 5");
    assertThat(plan.runs().get(2).configuration())
        .contains("type: lstm")
        .contains("learning_rate: 2.0");
    assertThat(plans.plan(plan.source()).runs()).isEqualTo(plan.runs());
  }

  @Test
  void aPathStartsFromTheFileItIsWrittenIn() {
    plans.file("shared/data/x.txt", "text");
    plans.file("shared/base.yaml", "dataset: {type: text, path: data/x.txt}\ntruncation: 5");
    plans.file("data/x.txt", "other text");
    String settings = "cell: rnn\nsteps: 10\n";
    ExperimentPlan plan = plans.plan(settings + "extends: shared/base.yaml");
    assertThat(plan.runs().get(0).configuration()).contains("path: shared/data/x.txt");
    assertThat(plan.source()).contains("path: shared/data/x.txt  # base.yaml:1:29");
    ExperimentPlan own =
        plans.plan(settings + "extends: shared/base.yaml\ndataset.path: data/x.txt");
    assertThat(own.runs().get(0).configuration()).contains("path: data/x.txt");
    assertThat(own.runs().get(0).id()).isNotEqualTo(plan.runs().get(0).id());
  }

  @Test
  void sweptPathsStartFromTheFileTheyAreWrittenInToo() {
    plans.file("shared/x.txt", "text");
    plans.file("shared/y.txt", "other text");
    plans.file(
        "shared/base.yaml",
        """
        dataset: {type: text, path: x.txt}
        cell: rnn
        truncation: 5
        steps: 10
        """);
    plans.file(
        "shared/grid.yaml", "extends: base.yaml\nsweep: {grid: {dataset.path: [x.txt, y.txt]}}");
    plans.file(
        "shared/arms.yaml",
        """
        extends: base.yaml
        sweep: {arms: {x: {}, y: {dataset: {type: text, path: y.txt}}}}
        """);
    plans.file("shared/tune.yaml", "extends: base.yaml\ntune: {dataset: {path: [x.txt, y.txt]}}");
    ExperimentPlan grid = plans.plan("extends: shared/grid.yaml");
    assertThat(grid.runs())
        .extracting(PlannedRun::condition)
        .containsExactly("path=shared-x.txt", "path=shared-y.txt");
    assertThat(grid.source()).contains("shared/y.txt");
    assertThat(plans.plan(grid.source()).runs()).isEqualTo(grid.runs());

    ExperimentPlan arms = plans.plan("extends: shared/arms.yaml");
    assertThat(plans.plan(arms.source()).runs()).hasSize(2).isEqualTo(arms.runs());

    ExperimentPlan tuned = plans.plan("extends: shared/tune.yaml");
    PlannedTuning again = plans.plan(tuned.source()).tuning().orElseThrow();
    assertThat(again.trials().runs())
        .hasSize(2)
        .isEqualTo(tuned.tuning().orElseThrow().trials().runs());
    assertThat(plans.plan(again.trials().source()).runs()).isEqualTo(again.trials().runs());
  }

  @Test
  void movedDataIsTheSameData() {
    plans.file("here/x.txt", "text");
    plans.file("there/y.txt", "text");
    String yaml = "cell: rnn\nsteps: 1\ntruncation: 5\n";
    List<PlannedRun> runs =
        plans.plan(yaml + "dataset: {type: text}", "dataset.path=here/x.txt,there/y.txt").runs();
    assertThat(runs)
        .extracting(PlannedRun::condition)
        .containsExactly("path=here-x.txt", "path=there-y.txt");
    assertThat(runs.get(0).id()).isEqualTo(runs.get(1).id());
  }

  @Test
  void filesThatFanOutWithoutEndAreRefused() {
    for (int i = 0; i < 20; i++) {
      plans.file("f" + i + ".yaml", "extends: [f" + (i + 1) + ".yaml, f" + (i + 1) + ".yaml]");
    }
    plans.file("f20.yaml", "layers: 2");
    assertThat(plans.problems(ToyPlans.SOUND + "extends: f0.yaml"))
        .isNotEmpty()
        .allMatch(problem -> problem.contains("leads to more than 50 files"));
  }
}
