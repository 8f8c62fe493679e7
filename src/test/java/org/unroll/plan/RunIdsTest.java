package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.ComponentKind;
import org.unroll.api.Default;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;
import org.unroll.config.RunSpec;
import org.unroll.config.RunSpecBinder;
import org.unroll.config.RunSpecReader;
import org.unroll.config.RunSpecText;
import org.unroll.config.ToyCatalog;

class RunIdsTest {
  @TempDir Path folder;
  private ToyPlans plans;

  @BeforeEach
  void plansInThisFolder() {
    plans = new ToyPlans(folder);
  }

  private String id(String lines) {
    return plans.run(lines).id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# a comment",
        "name: other",
        "description: something else",
        "probes: []",
        "probes: [gates, {type: gradient_norms, bins: 3}]",
        "threads: 1",
        "hidden_size: 64",
        "hidden_size: 6.4e1",
        "activation: tanh",
        "activation: {type: tanh}",
        "optimizer: {type: adam, learning_rate: 1e-3}",
        "optimizer: {learning_rate: .001, beta1: 9E-1}",
        "optimizer.learning_rate: 0.00100",
        "initialization: orthogonal",
        "initialization: {bias: zeros}",
        "truncation: full",
        "evaluate: {every: 100}",
        "clipping: {type: none}",
        "dataset.length: 100",
        "seeds: [1, 2]",
        "sweep: {arms: {some name: {}}}",
      })
  void staysTheSameWith(String line) {
    assertThat(id(line)).isEqualTo(id(""));
  }

  @Test
  void isPinned() {
    // Ids name folders of finished runs: a change here makes every such run stale.
    assertThat(id("")).isEqualTo("f588ff9ca7df1581");
    String rich =
        """
        dataset: {type: everything, sizes: [3], label: a, weights: {b: 1, a: 1e-7}, range: {to: 4}}
        cell: {type: lstm, gate_activation: hard_sigmoid}
        initialization: identity
        truncation: {every: 5, backward: 10}
        optimizer: {type: sgd, momentum: 0.9}
        steps: 7
        seeds: [-3]
        """;
    assertThat(plans.plan(rich).runs().get(0).id()).isEqualTo("a7a9536603d13abd");
  }

  @Test
  void differsWithEverythingThatAffectsTraining() {
    List<String> lines =
        List.of(
            "",
            "hidden_size: 65",
            "layers: 2",
            "activation: sigmoid",
            "activation: hard_sigmoid",
            "activation: {type: hard_sigmoid, steepness: 0.3}",
            "initialization: identity",
            "initialization: {input: identity}",
            "initialization: {type: identity, scale: 2}",
            "clipping: {type: norm, threshold: 1}",
            "clipping: {type: value, threshold: 1}",
            "clipping: {type: value, threshold: 1.0000000000000002}",
            "truncation: 5",
            "truncation: {every: 5, backward: 6}",
            "optimizer: sgd",
            "optimizer: {type: sgd, momentum: 0}",
            "optimizer: {type: sgd, momentum: 0.1}",
            "batch_size: 33",
            "evaluate: {every: 7}",
            "threads: 2",
            "dataset.length: 101",
            "seeds: [2]");
    Set<String> ids = new HashSet<>();
    lines.forEach(line -> ids.add(id(line)));
    assertThat(ids).hasSize(lines.size());
  }

  @Test
  void doesNotDependOnTheOrderOfKeys() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "dataset: {length: 7, type: adding}",
                "cell: {forget_bias: 2, type: lstm}",
                "cell.peepholes: true",
                "steps: 3",
                "initialization: {bias: normal, input: identity}",
                "optimizer: {beta1: 0.5, learning_rate: 2}",
                "hidden_size: 3"));
    String first = plans.plan(String.join("\n", lines)).runs().get(0).id();
    Random random = new Random(1);
    for (int trial = 0; trial < 20; trial++) {
      Collections.shuffle(lines, random);
      assertThat(plans.plan(String.join("\n", lines)).runs().get(0).id()).isEqualTo(first);
    }
  }

  @Test
  void dependsOnTheValueOfANumberAndNotOnHowItIsWritten() {
    Random random = new Random(2);
    for (int trial = 0; trial < 20; trial++) {
      double rate = Math.pow(10, random.nextDouble() * 20 - 10);
      String plain = id("optimizer: {learning_rate: " + new BigDecimal(rate).toPlainString() + "}");
      assertThat(id("optimizer: {learning_rate: " + rate + "}")).isEqualTo(plain);
      assertThat(id("optimizer: {learning_rate: '+" + rate + "'}")).isEqualTo(plain);
      assertThat(id("optimizer: {learning_rate: " + Math.nextUp(rate) + "}")).isNotEqualTo(plain);
    }
    assertThat(id("initialization: {type: identity, scale: -0.0}"))
        .isEqualTo(id("initialization: {type: identity, scale: 0}"));
  }

  @Test
  void dependsOnTheDataThatIsRead() throws IOException {
    String yaml = "dataset: {type: text, path: x.txt}\ncell: rnn\nsteps: 1\ntruncation: 5";
    Files.writeString(folder.resolve("x.txt"), "one");
    String one = plans.plan(yaml).runs().get(0).id();
    Files.writeString(folder.resolve("x.txt"), "two");
    assertThat(plans.plan(yaml).runs().get(0).id()).isNotEqualTo(one);
  }

  @Test
  void dependsOnThePluginsThatAreUsedAndOnNoOthers() {
    String plain = id("");
    assertThat(new ToyPlans(folder, new ToyCatalog().digest("lstm", "1")).run("").id())
        .isEqualTo(plain);
    assertThat(new ToyPlans(folder, new ToyCatalog().digest("gates", "1")).run("").id())
        .isEqualTo(plain);
    String used = new ToyPlans(folder, new ToyCatalog().digest("zeros", "1")).run("").id();
    assertThat(used).isNotEqualTo(plain);
    assertThat(new ToyPlans(folder, new ToyCatalog().digest("zeros", "2")).run("").id())
        .isNotEqualTo(used);
  }

  interface Inert extends Optimizer {
    @Override
    default Updater start(List<Parameter> parameters) {
      throw new UnsupportedOperationException("a toy is configured only");
    }
  }

  record Old(@Positive @Default("1") double rate) implements Inert {}

  record Grown(@Positive @Default("1") double rate, @Default("false") boolean nesterov)
      implements Inert {}

  record Changed(@Positive @Default(value = "2", first = "1") double rate) implements Inert {}

  private String idWith(Class<? extends Record> optimizer, String lines) {
    ToyCatalog catalog = new ToyCatalog().add(ComponentKind.OPTIMIZER, "adam", optimizer);
    return new ToyPlans(folder, catalog).run(lines).id();
  }

  @Test
  void aNewParameterWithADefaultLeavesItAsItWas() {
    String old = idWith(Old.class, "");
    assertThat(idWith(Grown.class, "")).isEqualTo(old);
    assertThat(idWith(Grown.class, "optimizer.nesterov: true")).isNotEqualTo(old);
  }

  @Test
  void aChangedDefaultGivesAnotherAndTheOldValueTheOldOne() {
    String old = idWith(Old.class, "");
    assertThat(idWith(Changed.class, "")).isNotEqualTo(old);
    assertThat(idWith(Changed.class, "")).isEqualTo(idWith(Old.class, "optimizer.rate: 2"));
    assertThat(idWith(Changed.class, "optimizer.rate: 1")).isEqualTo(old);
  }

  @Test
  void theWrittenConfigurationReadsBackAsTheSameRun() {
    ToyCatalog catalog = new ToyCatalog();
    RunSpecBinder binder = new RunSpecBinder(catalog);
    String hard =
        """
        dataset:
          type: everything
          word: "null"
          label: " \\"a\\\\ #: \\u2028\\n\\té, 'x' "
          limit: 3
          offset: -9007199254740993
          rate: 1e-300
          squash: {type: hard_sigmoid, steepness: 0.1}
          sizes: 3
          weights: {"a b: c": 1, null: 3, x: 0.1}
          ranges: [{to: 1}, {from: 2, to: 3}]
          file: "a b/ü.txt"
        cell: rnn
        steps: 3
        truncation: {every: 3, backward: 5}
        probes: gates
        sweep: {arms: {a: {}, b: {truncation: full, dataset.weights: {}, clipping: {type: norm, threshold: 1e22}}}}
        """;
    for (PlannedRun run : plans.plan(hard).runs()) {
      RunSpec again = new RunSpecReader(binder).read(run.configuration(), "config.yaml", folder);
      assertThat(again).isEqualTo(run.spec());
      assertThat(new RunSpecText(catalog).of(again)).isEqualTo(run.configuration());
      assertThat(new RunIds(catalog, binder).of(again, "").id(run.seed())).isEqualTo(run.id());
    }
  }

  @Test
  void theWrittenConfigurationSpellsEverythingOut() {
    assertThat(plans.run("clipping: {type: norm, threshold: 1e-4}").configuration())
        .isEqualTo(
            """
            dataset:
              type: adding
              length: 100
            cell: {type: rnn}
            activation: {type: tanh}
            initialization:
              recurrent: {type: orthogonal}
              input: {type: glorot}
              output: {type: glorot}
              bias: {type: zeros}
              gates: {}
            clipping:
              type: norm
              threshold: 1.0E-4
            truncation: full
            regularization: {type: none}
            dropout:
              outputs: 0.0
              recurrent: 0.0
            hidden_size: 64
            layers: 1
            bidirectional: false
            bias: true
            readout: end
            context: input
            optimizer:
              type: adam
              learning_rate: 0.001
              beta1: 0.9
            schedule: {type: constant}
            batch_size: 32
            steps: 10
            evaluate:
              every: 100
              best: validation_loss
            probes: [{type: gradient_norms, bins: 10}, {type: gradient_lag}, {type: gates}, {type: clipping}]
            threads: 1
            """);
  }
}
