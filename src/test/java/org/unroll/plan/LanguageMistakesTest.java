package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of mistakes in what goes beyond single settings: other files, interpolation, sweeps,
 * the command line.
 */
class LanguageMistakesTest {
  @TempDir Path folder;
  private ToyPlans plans;

  @BeforeEach
  void plansInThisFolder() {
    plans = new ToyPlans(folder);
    plans.file("base.yaml", "hidden_size: 8\n");
    plans.file("loop.yaml", "layers: 2\nextends:\n  - base.yaml\n  - exp.yaml\n");
    plans.file("wrong.yaml", "# a base\nhidden_size: 0\n");
    plans.file("broken.yaml", "cell: [\n");
    plans.file("list.yaml", "- a\n");
    plans.file("swept.yaml", "sweep: {arms: {a: {cell: grru}}}\n");
  }

  private static Arguments mistake(String lines, List<String> arguments, String... problems) {
    return Arguments.of(lines, arguments, List.of(problems));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "extends: missing.yaml",
            List.of(),
            "exp.yaml:4:10: extends: there is no file 'missing.yaml'; a relative path starts from the folder of the file that names it"),
        mistake(
            "extends: bse.yaml",
            List.of(),
            "exp.yaml:4:10: extends: there is no file 'bse.yaml'; did you mean 'base.yaml'?"),
        mistake(
            "extends: [base.yaml, loop.yaml]",
            List.of(),
            "loop.yaml:4:5: extends: goes in a circle: exp.yaml → loop.yaml → exp.yaml"),
        mistake(
            "extends: exp.yaml",
            List.of(),
            "exp.yaml:4:10: extends: goes in a circle: exp.yaml → exp.yaml"),
        mistake(
            "extends: {a: b}",
            List.of(),
            "exp.yaml:4:10: extends: must be a file or a list of files, not a map"),
        mistake(
            "extends: [[a]]",
            List.of(),
            "exp.yaml:4:11: extends: must be a file or a list of files, not a list"),
        mistake(
            "extends: wrong.yaml",
            List.of(),
            "wrong.yaml:2:14: hidden_size: must be greater than 0, not 0"),
        mistake(
            "extends: broken.yaml",
            List.of(),
            "broken.yaml:2:1: is not valid YAML: while parsing a flow node, expected the node content, but found '<stream end>'"),
        mistake(
            "extends: list.yaml",
            List.of(),
            "list.yaml:1:1: an experiment is a map of settings, not a list"),
        mistake(
            "extends: swept.yaml\nsweep: {arms: {a: {optimizer.learning_rate: x}}}",
            List.of(),
            "exp.yaml:5:45: optimizer.learning_rate: must be a number, not 'x'",
            "swept.yaml:1:26: cell: unknown cell 'grru'; did you mean 'gru'? Known cells: gru, lstm, rnn"),
        mistake(
            "",
            List.of("extends=base.yaml"),
            "argument 'extends=base.yaml': extends belongs in a file; the command line cannot set it"),
        mistake(
            "sweep: {arms: {a: {extends: base.yaml}}}",
            List.of(),
            "exp.yaml:4:20: 'extends' belongs to the experiment as a whole and cannot be varied"),
        mistake(
            "hidden_size: ${laiers}",
            List.of(),
            "exp.yaml:4:14: hidden_size: ${laiers}: there is no key 'laiers'; did you mean 'layers'?"),
        mistake(
            "hidden_size: ${nonsense}",
            List.of(),
            "exp.yaml:4:14: hidden_size: ${nonsense}: there is no key 'nonsense'"),
        mistake(
            "hidden_size: ${optimizer.learning_rat}",
            List.of(),
            "exp.yaml:4:14: hidden_size: ${optimizer.learning_rat}: 'optimizer' has no 'learning_rat'; did you mean 'learning_rate'?"),
        mistake(
            "hidden_size: ${layers.deep}",
            List.of(),
            "exp.yaml:4:14: hidden_size: ${layers.deep}: 'layers' is a single value without parts"),
        mistake(
            "hidden_size: ${epochs}",
            List.of(),
            "exp.yaml:4:14: hidden_size: ${epochs}: 'epochs' has no value here"),
        mistake(
            "hidden_size: ${layers",
            List.of(),
            "exp.yaml:4:14: hidden_size: '${layers' lacks its '}'"),
        mistake(
            "hidden_size: ${la yers}",
            List.of(),
            "exp.yaml:4:14: hidden_size: '${la yers}' is no interpolation; write ${key.path}, ${env:NAME} or ${env:NAME,default}, and $${ for the characters themselves"),
        mistake(
            "hidden_size: ${env:}",
            List.of(),
            "exp.yaml:4:14: hidden_size: '${env:}' is no interpolation; write ${key.path}, ${env:NAME} or ${env:NAME,default}, and $${ for the characters themselves"),
        mistake(
            "hidden_size: ${layers}\nlayers: ${batch_size}\nbatch_size: ${hidden_size}",
            List.of(),
            "exp.yaml:4:14: hidden_size: goes in a circle: layers → batch_size → hidden_size → layers",
            "exp.yaml:5:9: layers: goes in a circle: batch_size → hidden_size → layers → batch_size",
            "exp.yaml:6:13: batch_size: goes in a circle: hidden_size → layers → batch_size → hidden_size"),
        mistake(
            "optimizer: {learning_rate: \"${optimizer}\"}",
            List.of(),
            "exp.yaml:4:28: optimizer.learning_rate: goes in a circle: optimizer.learning_rate → optimizer"),
        mistake(
            "hidden_size: ${env:UNROLL_SIZ}",
            List.of(),
            "exp.yaml:4:14: hidden_size: there is no environment variable 'UNROLL_SIZ'; did you mean 'UNROLL_SIZE'?"),
        mistake(
            "hidden_size: ${env:NOTHING_LIKE_IT}",
            List.of(),
            "exp.yaml:4:14: hidden_size: there is no environment variable 'NOTHING_LIKE_IT'; ${env:NOTHING_LIKE_IT,default} would give it a default"),
        mistake(
            "hidden_size: ${env:UNROLL_WORD}",
            List.of(),
            "exp.yaml:4:14: hidden_size: must be a whole number of at least 1, not 'big'"),
        mistake(
            "hidden_size: ${optimizer}",
            List.of(),
            "exp.yaml:4:14: hidden_size: must be a single value, not a map"),
        mistake(
            "description: size ${evaluate}",
            List.of(),
            "exp.yaml:4:14: description: ${evaluate} is a map and cannot stand within text"),
        mistake(
            "optimizer: {learning_rate: ${layers}}",
            List.of(),
            "exp.yaml:4:29: is not valid YAML: while parsing a flow mapping, expected ',' or '}', but got {; within {…} or […] an interpolation needs quotes: \"${key}\""),
        mistake(
            "sweep: {arms: {a: {hidden_size: \"${nope}\"}, b: {layers: \"${hidden}\"}}}",
            List.of(),
            "exp.yaml:4:33: hidden_size: ${nope}: there is no key 'nope'",
            "exp.yaml:4:57: layers: ${hidden}: there is no key 'hidden'"),
        mistake(
            "sweep: {grid: {hidden_size: [\"${nope}\", 2]}}",
            List.of(),
            "exp.yaml:4:30: hidden_size: ${nope}: there is no key 'nope'"),
        mistake(
            "layers: 0\nhidden_size: ${layers}",
            List.of(),
            "exp.yaml:4:9: layers: must be greater than 0, not 0",
            "exp.yaml:5:14: hidden_size: must be greater than 0, not 0"),
        mistake(
            "name: run-${nope}", List.of(), "exp.yaml:4:7: name: ${nope}: there is no key 'nope'"),
        mistake(
            "name: run-${dataset.path}",
            List.of(),
            "exp.yaml:4:7: name: ${dataset.path}: 'dataset' has no 'path'; it has type, length"),
        mistake(
            "seeds: ${batch}", List.of(), "exp.yaml:4:8: seeds: ${batch}: there is no key 'batch'"),
        mistake(
            "",
            List.of("hidden_size=${nope}"),
            "argument 'hidden_size=${nope}': hidden_size: ${nope}: there is no key 'nope'"),
        mistake(
            "sweep: {zip: {hidden_size: [1, 2], layers: [1, 2, 3]}}",
            List.of(),
            "exp.yaml:4:36: sweep.zip: layers has 3 values and hidden_size has 2 values; keys that advance together need equally many (grid would cross them)"),
        mistake(
            "sweep: {zip: {hidden_size: 5}}",
            List.of(),
            "exp.yaml:4:28: sweep.zip.hidden_size: must be a list of values, such as [1, 2]"),
        mistake(
            "sweep: {zip: {hidden_size: [1]}, grid: {hidden_size: [2]}}",
            List.of(),
            "exp.yaml:4:41: 'hidden_size' is also set by another key of the zip (exp.yaml:4:15); a key belongs to one of the two"),
        mistake(
            "sweep: {arms: {a: {layers: 2}}, zip: {layers: [1], hidden_size: [3]}}",
            List.of(),
            "exp.yaml:4:20: 'layers' is also set by the zip (exp.yaml:4:39); a key belongs to one of the two"),
        mistake(
            "sweep: {random: {count: 3}}",
            List.of(),
            "exp.yaml:4:17: sweep.random.keys: names no key; write keys: {optimizer.learning_rate: {log_uniform: [1e-4, 1e-2]}}"),
        mistake(
            "sweep: {random: {keys: {dropout: {uniform: [0, 0.5]}}}}",
            List.of(),
            "exp.yaml:4:17: sweep.random.count: must be a number, such as count: 20"),
        mistake(
            "sweep: {random: {count: 0, keys: {dropout: {uniform: [0, 0.5]}}}}",
            List.of(),
            "exp.yaml:4:25: sweep.random.count: must lie between 1 and 10000, not 0"),
        mistake(
            "sweep: {random: {count: 3, keys: {dropout: {uniform: [0.5, 0]}}}}",
            List.of(),
            "exp.yaml:4:54: sweep.random.keys.dropout: uniform must rise from low to high, unlike [0.5, 0]"),
        mistake(
            "sweep: {random: {count: 3, keys: {dropout: {uniform: [0.5]}}}}",
            List.of(),
            "exp.yaml:4:54: sweep.random.keys.dropout: uniform must be given two bounds: [low, high]"),
        mistake(
            "sweep: {random: {count: 3, keys: {dropout: {uniform: 0.5}}}}",
            List.of(),
            "exp.yaml:4:54: sweep.random.keys.dropout: uniform must be given a list, not '0.5'"),
        mistake(
            "sweep: {random: {count: 3, keys: {dropout: {normal: [0, 1]}}}}",
            List.of(),
            "exp.yaml:4:45: sweep.random.keys.dropout: unknown distribution 'normal'; known are log_uniform, uniform, integer, choice"),
        mistake(
            "sweep: {random: {count: 3, keys: {optimizer.learning_rate: {loguniform: [1, 2]}}}}",
            List.of(),
            "exp.yaml:4:61: sweep.random.keys.optimizer.learning_rate: unknown distribution 'loguniform'; did you mean 'log_uniform'?"),
        mistake(
            "sweep: {random: {count: 3, keys: {optimizer.learning_rate: {log_uniform: [0, 2]}}}}",
            List.of(),
            "exp.yaml:4:74: sweep.random.keys.optimizer.learning_rate: log_uniform must start above 0, not at 0"),
        mistake(
            "sweep: {random: {count: 3, keys: {hidden_size: {integer: [1.5, 2]}}}}",
            List.of(),
            "exp.yaml:4:58: sweep.random.keys.hidden_size: integer must be a whole number, not '1.5'"),
        mistake(
            "sweep: {random: {count: 3, keys: {hidden_size: {integer: [-4, -1]}}}}",
            List.of(),
            "exp.yaml:4:35: hidden_size: must be greater than 0, not -1; sweep.random drew it, and may draw others like it"),
        mistake(
            "sweep: {random: {count: 3, keys: {cell: {choice: [lstm, lstm]}}}}",
            List.of(),
            "exp.yaml:4:50: sweep.random.keys.cell: offers a choice twice"),
        mistake(
            "sweep: {random: {count: 3, keys: {cell: {choice: []}}}}",
            List.of(),
            "exp.yaml:4:50: sweep.random.keys.cell: offers no choice"),
        mistake(
            "sweep: {random: {count: 3, keys: {cell: lstm}}}",
            List.of(),
            "exp.yaml:4:41: sweep.random.keys.cell: must be one of {log_uniform: [low, high]}, {uniform: [low, high]}, {integer: [low, high]} and {choice: [a, b]}"),
        mistake(
            "sweep: {random: {count: 9, keys: {cell: [lstm, gru, rnn]}}}",
            List.of(),
            "exp.yaml:4:17: sweep.random.count: there are only about 3 different points to draw, not 9; a grid would list them"),
        mistake(
            "sweep: {random: {count: 3, seeds: 4, keys: {cell: [lstm, gru, rnn]}}}",
            List.of(),
            "exp.yaml:4:28: sweep.random: unknown key 'seeds'; did you mean 'seed'? Allowed: count, seed, keys"),
        mistake(
            "sweep: {random: {count: 3, keys: {seeds: [1, 2]}}}",
            List.of(),
            "exp.yaml:4:35: 'seeds' belongs to the experiment as a whole and cannot be varied"),
        mistake(
            "sweep: {random: {count: 2, keys: {cell: [lstm, grru]}}}",
            List.of(),
            "exp.yaml:4:48: cell: unknown cell 'grru'; did you mean 'gru'? Known cells: gru, lstm, rnn"),
        mistake(
            "sweep: {random: [a]}",
            List.of(),
            "exp.yaml:4:17: sweep.random: must be a map, not a list; write sweep: {random: {count: 20, seed: 1, keys: {optimizer.learning_rate: {log_uniform: [1e-4, 1e-2]}, hidden_size: {integer: [16, 64]}}}}"),
        mistake(
            "sweep: {grid: {cell: [rnn, lstm]}, exclude: [{cell: gru}]}",
            List.of(),
            "exp.yaml:4:46: sweep.exclude: matches no condition; none has cell: gru"),
        mistake(
            "sweep: {arms: {a: {}, b: {layers: 2}}, exclude: [{arm: c}]}",
            List.of(),
            "exp.yaml:4:50: sweep.exclude: matches no condition; there is no arm 'c', only a, b"),
        mistake(
            "sweep: {arms: {a: {}, b: {layers: 2}}, exclude: [{arm: a}, {arm: b}]}",
            List.of(),
            "exp.yaml:4:50: sweep.exclude: leaves no condition to run"),
        mistake(
            "sweep: {grid: {cell: [rnn, lstm]}, exclude: [{}]}",
            List.of(),
            "exp.yaml:4:46: sweep.exclude: must be maps of settings to leave out, such as [{cell: rnn, dataset.length: 100}], not {}"),
        mistake(
            "sweep: {grid: {cell: [rnn, lstm]}, exclude: gru}",
            List.of(),
            "exp.yaml:4:45: sweep.exclude: must be maps of settings to leave out, such as [{cell: rnn, dataset.length: 100}], not 'gru'"),
        mistake(
            "sweep: {grid: {cell: [rnn, lstm]}, exclude: [{hiden_size: 5}]}",
            List.of(),
            "exp.yaml:4:46: sweep.exclude: matches no condition; none has hiden_size: 5"),
        mistake(
            "sweep: [{arms: {a: {layers: 2}}}, {arms: {a: {layers: 3}}}]",
            List.of(),
            "exp.yaml:4:43: sweep: arm 'a' means something else at exp.yaml:4:17; give one of them another name"),
        mistake(
            "sweep: [{arms: {a: {layers: 2}}}, 5]",
            List.of(),
            "exp.yaml:4:35: sweep: must be a map, not '5'; write sweep: {grid: {dataset.length: [50, 100], hidden_size: [16, 32]}}"),
        mistake(
            "sweep: [{arms: {a: {}}}]",
            List.of("sweep.arms.b.layers=2"),
            "argument 'sweep.arms.b.layers=2': sweep is a list of sweeps (exp.yaml:4:8), of which this names none; change the file"),
        mistake(
            "sweep: {arms: {a: {layers: 2}, b: {layers: 3}}}",
            List.of("layers=4"),
            "argument 'layers=4': 'layers' is set by arm 'a' (exp.yaml:4:20), which wins over the command line; change it there with sweep.arms.a.layers=…",
            "argument 'layers=4': 'layers' is set by arm 'b' (exp.yaml:4:36), which wins over the command line; change it there with sweep.arms.b.layers=…"),
        mistake(
            "sweep: {grid: {layers: [1, 2]}}",
            List.of("layers=4"),
            "argument 'layers=4': 'layers' is set by the grid (exp.yaml:4:16), which wins over the command line; change it there with sweep.grid.layers=[…]"),
        mistake(
            "sweep: {grid: {layers: [1, 2]}}",
            List.of("layers=4,5"),
            "argument 'layers=4,5': 'layers' is swept by the file (exp.yaml:4:24); write sweep.grid.layers=[4, 5] to give it other values"),
        mistake(
            "sweep: {zip: {layers: [1, 2]}}",
            List.of("layers=4"),
            "argument 'layers=4': 'layers' is set by the zip (exp.yaml:4:15), which wins over the command line; change it there"),
        mistake(
            "sweep: {zip: {layers: [1, 2]}}",
            List.of("layers=4,5"),
            "argument 'layers=4,5': 'layers' is also set by another key of the zip (exp.yaml:4:15); a key belongs to one of the two"),
        mistake(
            "sweep: {arms: {a: {layers: 2}}}",
            List.of("layers=4,5"),
            "exp.yaml:4:20: 'layers' is also set by the grid (argument 'layers=4,5'); a key belongs to one of the two"),
        mistake(
            "",
            List.of("hidden_size=1,,2"),
            "argument 'hidden_size=1,,2': has an empty value between commas"),
        mistake(
            "",
            List.of("name=a,b"),
            "argument 'name=a,b': name: 'a,b' is unfit for a folder; use letters, digits, '.', '_' and '-', at most 100"),
        mistake(
            "",
            List.of("sweep=a,b"),
            "argument 'sweep=a,b': 'sweep' belongs to the experiment as a whole and cannot be varied"),
        mistake(
            "",
            List.of("~hidden_size"),
            "argument '~hidden_size': 'hidden_size' is not set, so there is nothing to remove"),
        mistake(
            "",
            List.of("~clipping=none"),
            "argument '~clipping=none': removes a key and takes no value; write ~clipping"),
        mistake(
            "",
            List.of("~"),
            "argument '~': names no key to remove; write ~key, such as ~clipping"),
        mistake(
            "",
            List.of("~hiden_size"),
            "argument '~hiden_size': 'hiden_size' is not set, so there is nothing to remove"),
        mistake(
            "",
            List.of("=5"),
            "argument '=5': is no override; write key=value, such as hidden_size=128, or ~key"),
        mistake(
            "",
            List.of("hidden_size"),
            "argument 'hidden_size': is no override; write key=value, such as hidden_size=128, or ~key"),
        mistake(
            "",
            List.of("hidden size=3"),
            "argument 'hidden size=3': is no override; write key=value, such as hidden_size=128, or ~key"),
        mistake(
            "",
            List.of("+hiden_size=3"),
            "argument '+hiden_size=3': unknown key 'hiden_size'; did you mean 'hidden_size'?"),
        mistake(
            "",
            List.of("hidden_size=4,x"),
            "argument 'hidden_size=4,x': hidden_size: must be a whole number of at least 1, not 'x'"),
        mistake(
            "",
            List.of("hidden_size=range(1,5)"),
            "argument 'hidden_size=range(1,5)': hidden_size: must be a whole number of at least 1, not 'range(1,5)'"),
        mistake(
            "",
            List.of("optimizer={type:adam,learning_rate:-1}"),
            "argument 'optimizer={type:adam,learning_rate:-1}': optimizer.learning_rate: must be greater than 0, not -1"),
        mistake(
            "",
            List.of("hidden_size=8,8"),
            "argument 'hidden_size=8,8': sweep.grid.hidden_size: 8 is listed twice"),
        mistake(
            "seeds: -2",
            List.of(),
            "exp.yaml:4:8: seeds: must be a count from 1 to 10000 or a list of seeds, not '-2'"),
        mistake("seeds: []", List.of(), "exp.yaml:4:8: seeds: must be a count or a list of seeds"),
        mistake(
            "seeds: [1, 2.5, x, 3, 3]",
            List.of(),
            "exp.yaml:4:12: seeds: must be a whole number, not '2.5'",
            "exp.yaml:4:17: seeds: must be a whole number, not 'x'",
            "exp.yaml:4:23: seeds: 3 is listed twice"),
        mistake(
            "seeds: 20000",
            List.of(),
            "exp.yaml:4:8: seeds: must be a count from 1 to 10000 or a list of seeds, not '20000'"),
        mistake(
            "seeds: [[1]]", List.of(), "exp.yaml:4:9: seeds: must be a whole number, not a list"),
        mistake(
            "hidden_size: " + "9".repeat(400),
            List.of(),
            "exp.yaml:4:14: hidden_size: must be at most 2147483647, not 99999999999999999999999999999999999999999999999999999999999999999999999999999999…"),
        mistake(
            "hidden_size: 1e999",
            List.of(),
            "exp.yaml:4:14: hidden_size: must be at most 2147483647, not 1e999"),
        mistake(
            "optimizer: {learning_rate: 1e-999}",
            List.of(),
            "exp.yaml:4:28: optimizer.learning_rate: 1e-999 is too small to be told from 0"),
        mistake(
            "activation: !!javax.script.ScriptEngineManager [x]",
            List.of(),
            "exp.yaml:4:13: has the YAML tag 'tag:yaml.org,2002:javax.script.ScriptEngineManager'; tags are not allowed, write the value alone"),
        mistake(
            "name: <script>alert(1)</script>",
            List.of(),
            "exp.yaml:4:7: name: '<script>alert(1)</script>' is unfit for a folder; use letters, digits, '.', '_' and '-', at most 100"),
        mistake(
            "name: ../../up",
            List.of(),
            "exp.yaml:4:7: name: '../../up' is unfit for a folder; use letters, digits, '.', '_' and '-', at most 100"),
        mistake(
            "cell:\tlstm",
            List.of(),
            "exp.yaml:4:6: is not valid YAML: while scanning for the next token, found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
        mistake(
            "optimizer:\n\ttype: sgd",
            List.of(),
            "exp.yaml:5:1: is not valid YAML: while scanning for the next token, found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
        mistake(
            "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v: 1",
            List.of(),
            "exp.yaml:4:1: 'a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v' is no key: it has too many dots"),
        mistake(
            "dataset.length: 5\ndataset: {length: 6}",
            List.of(),
            "exp.yaml:5:1: 'dataset' is given twice; first at exp.yaml:1:1"),
        mistake(
            "weight_decay: 1e-4",
            List.of(),
            "exp.yaml:4:1: unknown key 'weight_decay'; here it is called regularization"),
        mistake(
            "dropout: 1.5",
            List.of(),
            "exp.yaml:4:10: dropout.outputs: must be less than 1.0, not 1.5"),
        mistake(
            "dropout: {outputs: 0.5}",
            List.of(),
            "exp.yaml:4:11: dropout.outputs acts between layers, and there is one layer; set layers: 2 or more, or use dropout.recurrent"),
        mistake(
            "early_stopping: {patince: 3}",
            List.of(),
            "exp.yaml:4:18: early_stopping: unknown key 'patince'; did you mean 'patience'? Allowed: patience, minimum_improvement"),
        mistake(
            "stop_when: {below: 0.1, above: 0.2}",
            List.of(),
            "exp.yaml:4:13: stop_when: needs one of below and above"),
        mistake(
            "stop_when: {metric: loss, below: 0.1}",
            List.of(),
            "exp.yaml:4:21: stop_when.metric: 'loss' is unknown; here it is written validation_loss. Allowed: validation_loss, validation_accuracy"),
        mistake(
            "schedule: cosin",
            List.of(),
            "exp.yaml:4:11: schedule: unknown schedule 'cosin'. Known schedules: constant"),
        mistake(
            "initialization: {gates: {forget: {bais: zeros}}}",
            List.of(),
            "exp.yaml:4:35: initialization.gates.forget: unknown key 'bais'; did you mean 'bias'? Allowed: recurrent, input, bias"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void areToldWithTheirPlace(String lines, List<String> arguments, List<String> problems) {
    assertThat(plans.problems(ToyPlans.SOUND + lines + "\n", arguments.toArray(String[]::new)))
        .isEqualTo(problems);
  }
}
