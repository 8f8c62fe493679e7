package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.config.ConfigurationProblem;
import org.unroll.config.InvalidExperimentException;
import org.unroll.config.RunSpecBinder;
import org.unroll.config.ToyCatalog;

/** What is said of the mistakes that people make. */
class MistakesTest {
  @TempDir Path folder;

  private List<String> problems(byte[] yaml, String... overrides) {
    Path file = folder.resolve("exp.yaml");
    try {
      Files.write(file, yaml);
    } catch (IOException full) {
      throw new AssertionError(full);
    }
    ToyCatalog catalog = new ToyCatalog();
    InvalidExperimentException thrown =
        catchThrowableOfType(
            InvalidExperimentException.class,
            () -> new Planner(catalog, new RunSpecBinder(catalog)).plan(file, List.of(overrides)));
    return thrown == null
        ? List.of()
        : thrown.problems().stream()
            .map(ConfigurationProblem::toString)
            .map(problem -> problem.replace(folder + "/", ""))
            .toList();
  }

  private List<String> problems(String yaml, String... overrides) {
    return problems(yaml.getBytes(StandardCharsets.UTF_8), overrides);
  }

  /** Problems of a line added to an experiment that is right. */
  private List<String> line(String line, String... overrides) {
    return problems("dataset: adding\ncell: rnn\nsteps: 10\n" + line + "\n", overrides);
  }

  @Test
  void show() {
    for (String text :
        List.of(
            "lr: 0.1",
            "hiden_size: 3",
            "forget_bias: 1",
            "length: 5",
            "nonsense_key: 5",
            "hidden_size: 0",
            "hidden_size: many",
            "hidden_size: 1.5",
            "hidden_size: 3e9",
            "optimizer: {learning_rate: .nan}",
            "optimizer: {learning_rate: 1e999}",
            "optimizer: {beta1: 1}",
            "optimizer: {beta1: -1}",
            "optimizer: {lr: 1}",
            "optimizer: {momentum: 1}",
            "optimizer: adamm",
            "optimizer: {type: sgd, momentum: 1}",
            "optimizer: [adam]",
            "optimizer:",
            "optimizer: {type: [adam]}",
            "clipping: {threshold: 5}",
            "clipping: norm",
            "truncation: half",
            "truncation: {every: 10, backward: 5}",
            "truncation: {every: 10}",
            "truncation: 0",
            "initialization: {recurent: identity}",
            "initialization: {type: normal, deviation: 0}",
            "evaluate: 5",
            "evaluate: {evry: 5}",
            "probes: [gates, gate]",
            "name: ../up",
            "seeds: 0",
            "seeds: [1, 1]",
            "seeds: {}",
            "sweep: {arm: {a: {}}}",
            "sweep: {arms: {}}",
            "sweep: {arms: {a: {seeds: 3}}}",
            "sweep: {arms: {a: gru}}",
            "sweep: {grid: {hidden_size: 5}}",
            "sweep: {grid: {hidden_size: [5, 5]}}",
            "sweep: {grid: {hidden_size: [5, -5]}}",
            "sweep: {arms: {a: {cell: gru}}, grid: {cell: [rnn, lstm]}}",
            "sweep: {grid: {name: [a, b]}}",
            "sweep: {arms: {a: {cell: gru}, b: {cell: lstmm}, c: {hidden: 5}}}",
            "sweep: {arms: {a: {hidden_size: 5, \"layers.\": 3}}}",
            "hidden_size: 4\nhidden_size: 5",
            "optimizer: {learning_rate: 1}\noptimizer.learning_rate: 2",
            "activation: !!str tanh",
            "activation: &a [*a]",
            "<<: {a: 1}",
            "? [a]\n: b",
            "activation: {",
            "activation: 'x",
            "activation: @x",
            "a: b\n---\nc: d",
            "threads: 0",
            "hidden_size: null",
            "description: [a]")) {
      System.err.println("### " + text.replace("\n", " | "));
      line(text).forEach(System.err::println);
    }
    System.err.println(line("", "hidden_size=0", "nope", "cell=grru", "x={", "seeds=0"));
    System.err.println(problems("dataset: {type: text, path: no.txt}\ncell: rnn\nsteps: 3"));
    System.err.println(problems("dataset: {type: text, path: exp.yaml}\ncell: rnn\nsteps: 3"));
    System.err.println(
        problems("dataset: {type: text, path: exp.yaml}\ncell: rnn\nsteps: 3\ntruncation: full"));
    System.err.println(problems("dataset: odd\ncell: rnn\nsteps: 3"));
    System.err.println(
        problems(
            "dataset: {type: everything, mode: sparse, sizes: [], limit: x, range: {from: 1}, ranges: [{to: a}, 3], weights: {a: x}, squash: tan, sices: 3}\ncell: rnn\nsteps: 3"));
    System.err.println(problems(""));
    System.err.println(problems("- a"));
    System.err.println(problems("cell: rnn\0"));
    System.err.println(problems(new byte[] {'a', ':', '\n', 'b', (byte) 0xff}));
    assertThat(line("")).isEmpty();
  }
}
