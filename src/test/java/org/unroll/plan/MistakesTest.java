package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of the mistakes that people make, word by word. */
class MistakesTest {
  private static final String SETTINGS =
      "dataset, cell, activation, initialization, loss, metrics, clipping, truncation, regularization, dropout,"
          + " hidden_size, layers, bidirectional, bias, readout, context, optimizer, schedule, batch_size, steps, epochs,"
          + " early_stopping, stop_when, evaluate, probes, threads, name, description, extends,"
          + " sweep, tune, seeds, claims";

  @TempDir Path folder;
  private ToyPlans plans;

  @BeforeEach
  void plansInThisFolder() {
    plans = new ToyPlans(folder);
  }

  private static Arguments mistake(String lines, String... problems) {
    return Arguments.of(lines, Arrays.stream(problems).map("exp.yaml:"::concat).toList());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "optimizer: {type: sgd, momentum: -1}",
            "4:34: optimizer.momentum: must be greater than or equal to 0, not -1"),
        mistake(
            "sweep: {arms: {plain: }}",
            "4:22: sweep.arms.plain: must be a map, not nothing; write {} to change nothing"),
        mistake("epochs: 3", "4:9: steps and epochs both say how long to train; keep one"),
        mistake("lr: 0.1", "4:1: unknown key 'lr'; here it is called optimizer.learning_rate"),
        mistake("hiden_size: 3", "4:1: unknown key 'hiden_size'; did you mean 'hidden_size'?"),
        mistake(
            "forget_bias: 1",
            "4:1: unknown key 'forget_bias'; write cell: {type: lstm, forget_bias: 1}"),
        mistake("length: 5", "4:1: unknown key 'length'; write dataset.length"),
        mistake("nonsense_key: 5", "4:1: unknown key 'nonsense_key'. Allowed: " + SETTINGS),
        mistake("hidden_size: 0", "4:14: hidden_size: must be greater than 0, not 0"),
        mistake(
            "hidden_size: many",
            "4:14: hidden_size: must be a whole number of at least 1, not 'many'"),
        mistake(
            "hidden_size: 1.5",
            "4:14: hidden_size: must be a whole number of at least 1, not '1.5'"),
        mistake("threads: 2.5", "4:10: threads: must be a whole number from 1 to 32, not '2.5'"),
        mistake("threads: 33", "4:10: threads: must be at most 32, not 33"),
        mistake(
            "clipping: 1.0",
            "4:11: clipping: unknown clipping '1.0'; write clipping: {type: norm, threshold: 1.0}. Known clippings: none, norm, value"),
        mistake(
            "optimizer: 0.1",
            "4:12: optimizer: unknown optimizer '0.1'; write optimizer: {type: adam, learning_rate: 0.1}. Known optimizers: adam, sgd"),
        mistake(
            "clipping: {type: norm, treshold: 1}",
            "4:24: clipping: norm has no parameter 'treshold'; did you mean 'threshold'? Allowed: threshold"),
        mistake("hidden_size: 3e9", "4:14: hidden_size: must be at most 2147483647, not 3e9"),
        mistake(
            "optimizer: {learning_rate: .nan}",
            "4:28: optimizer.learning_rate: must be a finite number, not '.nan'"),
        mistake(
            "optimizer: {learning_rate: 1e999}",
            "4:28: optimizer.learning_rate: 1e999 is too large for a number"),
        mistake("optimizer: {beta1: 1}", "4:20: optimizer.beta1: must be less than 1, not 1"),
        mistake("optimizer: {beta1: -1}", "4:20: optimizer.beta1: must be at least 0, not -1"),
        mistake(
            "optimizer: {lr: 1}",
            "4:13: optimizer: adam has no parameter 'lr'; here it is called learning_rate. Allowed: learning_rate, beta1"),
        mistake(
            "optimizer: {momentum: 1}",
            "4:13: optimizer: adam has no parameter 'momentum'; sgd has it: write optimizer: {type: sgd, momentum: 1}. Allowed: learning_rate, beta1"),
        mistake(
            "optimizer: adamm",
            "4:12: optimizer: unknown optimizer 'adamm'; did you mean 'adam'? Known optimizers: adam, sgd"),
        mistake(
            "optimizer: {type: sgd, momentum: 1}",
            "4:13: optimizer: momentum of 1 or more never forgets a gradient"),
        mistake(
            "optimizer: [adam]", "4:12: optimizer: must be a name or {type: name, …}, not a list"),
        mistake("optimizer:", "4:11: optimizer: has no value; give one or leave the key out"),
        mistake(
            "optimizer: {type: [adam]}",
            "4:19: optimizer: must name its type. Known optimizers: adam, sgd"),
        mistake(
            "clipping: {threshold: 5}",
            "4:12: clipping: none has no parameter 'threshold'; norm and value have it: write clipping: {type: norm, threshold: 5}. 'none' takes no parameters"),
        mistake("clipping: norm", "4:11: clipping.threshold is required: Largest norm."),
        mistake(
            "truncation: half",
            "4:13: truncation: 'half' is no truncation; write full, a number of steps of at least 1, or {every: k1, backward: k2}"),
        mistake(
            "truncation: {every: 10, backward: 5}",
            "4:14: truncation: backward must be at least every (10), not 5; otherwise some losses would reach no step at all"),
        mistake(
            "truncation: {every: 10}",
            "4:14: truncation.backward is required: The gradient flows at most so many steps back from a window's end."),
        mistake(
            "truncation: 0",
            "4:13: truncation: '0' is no truncation; write full, a number of steps of at least 1, or {every: k1, backward: k2}"),
        mistake(
            "initialization: {recurent: identity}",
            "4:18: initialization: unknown key 'recurent'; did you mean 'recurrent'? Allowed: recurrent, input, output, bias, gates"),
        mistake(
            "initialization: {type: normal, deviation: 0}",
            "4:43: initialization.recurrent.deviation: must be greater than 0, not 0"),
        mistake("evaluate: 5", "4:11: evaluate: must be a map of {every, best}, not '5'"),
        mistake(
            "evaluate: {evry: 5}",
            "4:12: evaluate: unknown key 'evry'; did you mean 'every'? Allowed: every, best"),
        mistake(
            "probes: [gates, gate]",
            "4:17: probes: unknown probe 'gate'; did you mean 'gates'? Known probes: clipping, gates, gradient_lag, gradient_norms"),
        mistake(
            "name: ../up",
            "4:7: name: '../up' is unfit for a folder; use letters, digits, '.', '_' and '-', at most 100"),
        mistake(
            "seeds: 0", "4:8: seeds: must be a count from 1 to 10000 or a list of seeds, not '0'"),
        mistake("seeds: [1, 1]", "4:12: seeds: 1 is listed twice"),
        mistake("seeds: {}", "4:8: seeds: must be a count or a list of seeds"),
        mistake(
            "sweep: {arm: {a: {}}}",
            "4:9: sweep: unknown key 'arm'; did you mean 'arms'? Allowed: arms, ablate, grid, zip, random, exclude"),
        mistake("sweep: {arms: {}}", "4:15: sweep.arms: names no arm"),
        mistake(
            "sweep: {arms: {a: {seeds: 3}}}",
            "4:20: 'seeds' belongs to the experiment as a whole and cannot be varied"),
        mistake("sweep: {arms: {a: gru}}", "4:19: sweep.arms.a: must be a map, not 'gru'"),
        mistake(
            "sweep: {grid: {hidden_size: 5}}",
            "4:29: sweep.grid.hidden_size: must be a list of values, such as [1, 2]"),
        mistake(
            "sweep: {grid: {hidden_size: [5, 5]}}",
            "4:33: sweep.grid.hidden_size: 5 is listed twice"),
        mistake(
            "sweep: {grid: {hidden_size: [5, -5]}}",
            "4:33: hidden_size: must be greater than 0, not -5"),
        mistake(
            "sweep: {arms: {a: {cell: gru}}, grid: {cell: [rnn, lstm]}}",
            "4:26: 'cell' is also set by the grid (exp.yaml:4:47); a key belongs to one of the two"),
        mistake(
            "sweep: {grid: {name: [a, b]}}",
            "4:16: 'name' belongs to the experiment as a whole and cannot be varied"),
        mistake(
            "sweep: {arms: {a: {cell: gru}, b: {cell: lstmm}, c: {hidden: 5}}}",
            "4:42: cell: unknown cell 'lstmm'; did you mean 'lstm'? Known cells: gru, lstm, rnn",
            "4:54: unknown key 'hidden'; here it is called hidden_size"),
        mistake(
            "sweep: {arms: {a: {hidden_size: 5, \"layers.\": 3}}}",
            "4:36: 'layers.' is no key: a name is missing beside a dot"),
        mistake(
            "hidden_size: 4\nhidden_size: 5",
            "5:1: 'hidden_size' is given twice; first at exp.yaml:4:1"),
        mistake(
            "optimizer: {learning_rate: 1}\noptimizer.learning_rate: 2",
            "5:1: 'optimizer.learning_rate' is given twice; first at exp.yaml:4:13"),
        mistake(
            "activation: !!str tanh",
            "4:13: has the YAML tag 'tag:yaml.org,2002:str'; tags are not allowed, write the value alone"),
        mistake(
            "activation: &a [*a]",
            "4:13: is too large or too deep; does an alias contain itself?",
            "4:13: activation: must be a name or {type: name, …}, not a list"),
        mistake(
            "<<: {a: 1}",
            "4:1: the merge key '<<' is not supported; write the values out, or put what is shared into a file that is extended (extends: base.yaml)"),
        mistake("? [a]\n: b", "4:3: a key must be a word"),
        mistake(
            "activation: {",
            "5:1: is not valid YAML: while parsing a flow node, expected the node content, but found '<stream end>'"),
        mistake(
            "activation: 'x",
            "5:1: is not valid YAML: while scanning a quoted scalar, found unexpected end of stream"),
        mistake(
            "activation: @x",
            "4:13: is not valid YAML: while scanning for the next token, found character '@' that cannot start any token. (Do not use @ for indentation)"),
        mistake(
            "a: b\n---\nc: d",
            "5:1: is not valid YAML: expected a single document in the stream, but found another document"),
        mistake("threads: 0", "4:10: threads: must be greater than 0, not 0"),
        mistake(
            "hidden_size: null", "4:14: hidden_size: has no value; give one or leave the key out"),
        mistake("description: [a]", "4:14: description: must be text, not a list"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldWithItsPlaceAndAdvice(String lines, List<String> problems) {
    assertThat(plans.problems(ToyPlans.SOUND + lines + "\n")).isEqualTo(problems);
  }

  @Test
  void nothingIsSaidOfASoundFile() {
    assertThat(plans.problems(ToyPlans.SOUND)).isEmpty();
  }

  /** What is missing is there, under another name; to ask for it too would tell of two faults. */
  @Test
  void aRequiredKeyThatIsMistypedIsToldOnce() {
    assertThat(plans.problems(ToyPlans.SOUND.replace("steps:", "stps:")))
        .singleElement()
        .asString()
        .contains("unknown key 'stps'; did you mean 'steps'?");
    assertThat(plans.problems(ToyPlans.SOUND.replace("steps:", "iterations:")))
        .singleElement()
        .asString()
        .contains("unknown key 'iterations'; here it is called steps");
    assertThat(plans.problems(ToyPlans.SOUND.replace("steps:", "nonsense:")))
        .hasSize(2)
        .anyMatch(problem -> problem.contains("steps is required"));
  }

  @Test
  void severalMistakesAreToldAtOnceInFileOrder() {
    String yaml =
        """
        name: a b
        dataset: {type: everything, mode: sparse, sizes: [], limit: x, range: {from: 1},
                  ranges: [{to: a}, 3], weights: {a: x}, squash: tan, sices: 3}
        cell: {type: lstm, peepholes: yes, gate_activation: {type: hard_sigmoid, steepness: 0}}
        hidden: 5
        sweep:
          arms:
            broken: {cell: grru, layers: 0}
            sound: {optimizer: sgd}
            other: {optimizer.learning_rate: none}
        seeds: x
        """;
    assertThat(plans.problems(yaml))
        .containsExactly(
            "exp.yaml:1:1: steps is required: parameter updates; or epochs, for a dataset with an end",
            "exp.yaml:1:7: name: 'a b' is unfit for a folder; use letters, digits, '.',"
                + " '_' and '-', at most 100",
            "exp.yaml:2:35: dataset.mode: 'sparse' is unknown. Allowed: one_hot, dense",
            "exp.yaml:2:50: dataset.sizes: size must be between 1 and 3",
            "exp.yaml:2:61: dataset.limit: must be a whole number, not 'x'",
            "exp.yaml:3:25: dataset.ranges.to: must be a whole number, not 'a'",
            "exp.yaml:3:29: dataset.ranges: must be a map of {from, to}, not '3'",
            "exp.yaml:3:46: dataset.weights.a: must be a number, not 'x'",
            "exp.yaml:3:58: dataset.squash: unknown activation 'tan'; did you mean"
                + " 'tanh'? Known activations: hard_sigmoid, sigmoid, tanh",
            "exp.yaml:3:63: dataset: everything has no parameter 'sices'; did you mean"
                + " 'sizes'?",
            "exp.yaml:4:31: cell.peepholes: must be true or false, not 'yes'",
            "exp.yaml:4:85: cell.gate_activation.steepness: must be greater than 0, not 0",
            "exp.yaml:5:1: unknown key 'hidden'; here it is called hidden_size",
            "exp.yaml:8:20: cell: unknown cell 'grru'; did you mean 'gru'? Known cells:"
                + " gru, lstm, rnn",
            "exp.yaml:8:34: layers: must be greater than 0, not 0",
            "exp.yaml:10:38: optimizer.learning_rate: must be a number, not 'none'",
            "exp.yaml:11:8: seeds: must be a count from 1 to 10000 or a list of seeds, not 'x'");
  }

  @Test
  void whatIsMissingIsNamedWithWhatItIs() {
    assertThat(plans.problems(""))
        .containsExactly(
            "exp.yaml:1:1: dataset is required: Where sequences come from. Known datasets: adding,"
                + " everything, misconstrained, odd, text",
            "exp.yaml:1:1: cell is required: The recurrent cell. Known cells: gru, lstm, rnn",
            "exp.yaml:1:1: steps is required: parameter updates; or epochs, for a dataset with an end");
  }

  @Test
  void aProblemOfTheBaselineIsToldOnceForAllConditions() {
    assertThat(plans.problems(ToyPlans.SOUND + "layers: 0\nsweep: {grid: {hidden_size: [1, 2]}}"))
        .containsExactly("exp.yaml:4:9: layers: must be greater than 0, not 0");
  }

  @Test
  void problemsOfArgumentsFollowThoseOfTheFile() {
    assertThat(
            plans.problems(
                ToyPlans.SOUND + "layers: 0",
                "hidden_size=0",
                "nope",
                "cell=grru",
                "optimizer={",
                "clipping.threshold=5",
                "seeds=0",
                "name=x/y"))
        .containsExactly(
            "exp.yaml:4:9: layers: must be greater than 0, not 0",
            "argument 'hidden_size=0': hidden_size: must be greater than 0, not 0",
            "argument 'nope': is no override; write key=value, such as hidden_size=128,"
                + " or ~key",
            "argument 'cell=grru': cell: unknown cell 'grru'; did you mean 'gru'? Known cells: gru,"
                + " lstm, rnn",
            "argument 'optimizer={': is not valid YAML: while parsing a flow node, expected the"
                + " node content, but found '<stream end>'",
            "argument 'clipping.threshold=5': clipping: none has no parameter 'threshold'; norm and"
                + " value have it: write clipping: {type: norm, threshold: 5}. 'none' takes no"
                + " parameters",
            "argument 'seeds=0': seeds: must be a count from 1 to 10000 or a list of seeds, not"
                + " '0'",
            "argument 'name=x/y': name: 'x/y' is unfit for a folder; use letters, digits, '.', '_'"
                + " and '-', at most 100");
  }

  @Test
  void aComponentIsAskedWhatIsWrong() {
    assertThat(plans.problems("dataset: {type: text, path: no.txt}\ncell: rnn\nsteps: 3"))
        .containsExactly("exp.yaml:1:29: dataset.path: there is no file 'no.txt'");
    assertThat(plans.problems("dataset: {type: text, path: ''}\ncell: rnn\nsteps: 3"))
        .containsExactly("exp.yaml:1:29: dataset.path: must not be blank");
  }

  @Test
  void aStreamCannotBeTrainedWithoutTruncation() {
    String stream = "dataset: {type: text, path: exp.yaml}\ncell: rnn\nsteps: 3\n";
    String message =
        "truncation: full is impossible, since the dataset is one running stream without end;"
            + " write a number of steps, such as truncation: 50";
    assertThat(plans.problems(stream)).containsExactly("exp.yaml:1:11: " + message);
    assertThat(plans.problems(stream + "truncation: full"))
        .containsExactly("exp.yaml:4:13: " + message);
    assertThat(plans.problems(stream + "truncation: 50")).isEmpty();
  }

  @Test
  void aParameterOfATypeThatFilesCannotHoldIsItsAuthorsMistake() {
    assertThat(plans.problems("dataset: odd\ncell: rnn\nsteps: 3"))
        .containsExactly(
            "exp.yaml:1:10: dataset.when: cannot be written in a file: its type is java.util.Date,"
                + " a mistake of the component's author");
  }

  @Test
  void aConstraintThatDoesNotFitIsItsAuthorsMistakeToo() {
    assertThat(plans.problems("dataset: misconstrained\ncell: rnn\nsteps: 3"))
        .singleElement()
        .asString()
        .startsWith(
            "exp.yaml:1:10: dataset.strict: cannot be checked, a mistake of the component's author:"
                + " HV000030");
  }

  @Test
  void whatIsNoTextIsRefusedWhereItStopsBeingText() {
    assertThat(plans.problems("cell: rnn\0"))
        .containsExactly("exp.yaml:1:10: has a NUL character at byte 9, which no text has");
    assertThat(plans.problems(new byte[] {'a', ':', '\n', 'b', (byte) 0xff}))
        .containsExactly(
            "exp.yaml:2:2: is not UTF-8 text from byte 4 on (0xFF); is it in another encoding, such"
                + " as iso-8859-1 or windows-1252?");
    assertThat(plans.problems("- a"))
        .containsExactly("exp.yaml:1:1: an experiment is a map of settings, not a list");
  }

  @Test
  void aByteOrderMarkIsNoMistake() {
    assertThat(plans.problems("\uFEFF" + ToyPlans.SOUND)).isEmpty();
  }

  @Test
  void aTowerOfAliasesIsRefusedQuickly() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      String below = "*a" + (i - 1);
      yaml.append("a").append(i).append(": &a").append(i).append(" [");
      yaml.append(String.join(", ", below, below, below, below)).append("]\n");
    }
    assertThat(plans.problems(yaml.toString())).anyMatch(problem -> problem.contains("too large"));
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(plans.problems("cell: " + "[".repeat(5000)))
        .singleElement()
        .asString()
        .startsWith("exp.yaml:1:");
  }

  @Test
  void tooManyRunsAreRefused() {
    String values =
        Stream.iterate(1, n -> n + 1).limit(101).map(String::valueOf).toList().toString();
    String grid = "sweep: {grid: {hidden_size: " + values + ", layers: " + values + "}}\n";
    assertThat(plans.problems(ToyPlans.SOUND + grid))
        .containsExactly("exp.yaml:4:8: sweep: makes more than 10000 conditions");
    String some = "sweep: {grid: {hidden_size: " + values + "}}\nseeds: 1000\n";
    assertThat(plans.problems(ToyPlans.SOUND + some))
        .containsExactly("exp.yaml:4:8: conditions times seeds make more than 100000 runs");
  }
}
