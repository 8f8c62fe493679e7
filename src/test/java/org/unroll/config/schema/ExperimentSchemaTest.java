package org.unroll.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.wire.Wiring;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Held against a validator of other people's making. */
class ExperimentSchemaTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonNode DOCUMENT =
      new ExperimentSchema(Wiring.of(Path.of("no plugins")).catalog()).document();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  private static List<String> problems(String yaml) {
    Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    Schema schema = REGISTRY.getSchema(DOCUMENT);
    return schema.validate(MAPPER.<JsonNode>valueToTree(loaded)).stream()
        .map(Error::toString)
        .toList();
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("experiments"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedExperimentPasses(Path file) throws IOException {
    assertThat(problems(Files.readString(file))).isEmpty();
  }

  @Test
  void theSchemaIsOneItself() {
    Schema meta = REGISTRY.getSchema(SchemaLocation.of(DOCUMENT.get("$schema").textValue()));
    assertThat(meta.validate(DOCUMENT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "cell: {type: lstm, forget_bias: 1}",
        "cell: {forget_bias: 1}",
        "cell: {type: lstm, gate_activation: {type: sigmoid}}",
        "initialization: identity",
        "initialization: {type: normal, standard_deviation: 0.1}",
        "initialization: {recurrent: {type: normal, standard_deviation: 1e-1}, bias: zeros}",
        "initialization: {gates: {forget: {bias: {type: constant, value: 1}}}}",
        "initialization.gates.forget.bias: zeros",
        "truncation: 50",
        "truncation: full",
        "truncation: {every: 10, backward: 35}",
        "optimizer: {learning_rate: 1e-3}",
        "optimizer.learning_rate: '0.1'",
        "optimizer.type: adam",
        "hidden_size: 64.0",
        "hidden_size: ${dataset.length}",
        "clipping: ${my.choice}",
        "clipping: {type: norm, threshold: '${env:BOUND}'}",
        "early_stopping: 5",
        "early_stopping: {patience: 5}",
        "stop_when: {metric: validation_accuracy, above: 0.9}",
        "dropout: 0.5",
        "dropout: {recurrent: 0.2}",
        "probes: gates",
        "probes: []",
        "probes: [gates, {type: gradient_lag, every: 10}]",
        "name: 2024",
        "extends: base.yaml",
        "extends: [a.yaml, b.yaml]",
        "seeds: [1, 5]",
        "tune: {optimizer.learning_rate: [1e-2, 1e-3], seeds: 2}",
        "sweep: {arms: {a: {}, b: {cell: gru, optimizer.learning_rate: 1}}}",
        "sweep: {grid: {dataset.length: [1, 2], cell: [rnn, {type: lstm}], truncation: [full, 5]}}",
        "sweep: {grid: {dataset: {length: [50, 100]}}}",
        "sweep: {zip: {hidden_size: [8, 16], layers: [1, 2]}, exclude: [{layers: 2}]}",
        "sweep: {exclude: {arm: plain, cell: rnn}}",
        "sweep: {random: {count: 5, keys: {hidden_size: {integer: [8, 64]}, cell: [rnn, gru]}}}",
        "sweep: {random: {count: 5, seed: 2, keys: {optimizer.learning_rate: {uniform: [0, 1]}}}}",
        "sweep: [{grid: {layers: [1]}}, {arms: {a: {}}}]",
        "sweep: {ablate: {factors: {a: {layers: 2}, b: {cell: gru}}, design: leave-one-out}}",
        "claims: {metric: test_loss, at_most: 1e-2}",
        "claims: [{metric: test_loss, lower: {arm: a, layers: 2}, than: {arm: b}, margin: 0.1}]",
        "claims: [{metric: validation_loss, by: steps_to, threshold: 0.1, within: [1, 500]}]",
      })
  void whatCanBeWrittenPasses(String yaml) {
    assertThat(problems(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hiden_size: 64",
        "hidden_size: 0",
        "hidden_size: many",
        "hidden_size: 1.5",
        "hidden_size: [64]",
        "cell: lsmt",
        "cell: {type: lsmt}",
        "cell: {type: gru, forget_bias: 1}",
        "cell: {type: lstm, forget_bias: much}",
        "cell: {type: lstm, gate_activation: sigmoidal}",
        "clipping: {type: norm, threshold: -1}",
        "clipping: {type: norm, treshold: 1}",
        "optimizer: {type: adam, beta1: 1.0}",
        "optimizer: {lr: 1}",
        "optimizer.lr: 1",
        "optimizer.type: adamm",
        "activation: {type: tanh, slope: 2}",
        "bidirectional: maybe",
        "initialization: {recurent: zeros}",
        "initialization: diagonal",
        "initialization.gates.forget.weights: zeros",
        "truncation: {every: 0, backward: 5}",
        "truncation: {evry: 5}",
        "truncation: [5]",
        "evaluate: 100",
        "evaluate: {every: 0}",
        "dropout: 1",
        "stop_when: {metric: loss}",
        "probes: [gate]",
        "seeds: 0",
        "tune: {optimizer.learning_rate: 1e-2}",
        "tune: {layrs: [1, 2]}",
        "tune: {layers: [1, 2], seeds: [1]}",
        "seeds: []",
        "seeds: [one]",
        "name: a/b",
        "name: ..",
        "sweep: {arms: {a: {cel: gru}}}",
        "sweep: {arms: {a: {seeds: 3}}}",
        "sweep: {arms: {}}",
        "sweep: {arm: {a: {}}}",
        "sweep: {grid: {hidden_size: 5}}",
        "sweep: {grid: {hidden_size: []}}",
        "sweep: {grid: {hidden_size: [0]}}",
        "sweep: {grid: {optimizer.lr: [1]}}",
        "sweep: {exclude: {cel: rnn}}",
        "sweep: {random: {number: 5}}",
        "sweep: {random: {count: 5, keys: {hidden_size: {normal: [8, 64]}}}}",
        "sweep: {random: {count: 5, keys: {hidden_size: {integer: [8]}}}}",
        "sweep: {random: {count: 5, keys: {hiden_size: [8]}}}",
        "sweep: {ablate: {factors: {a: {layers: 2}}, design: half}}",
        "sweep: {ablate: {factors: {a: {layer: 2}}, design: full}}",
        "claims: {metric: loss, at_most: 1}",
        "claims: [{metric: test_loss, lowr: {arm: a}, than: {arm: b}}]",
        "claims: [{metric: test_loss, at_most: 1, alpha: 2}]",
        "claims: [{metric: test_loss, within: [1]}]",
        "[cell]",
      })
  void whatIsWrongIsFound(String yaml) {
    assertThat(problems(yaml)).isNotEmpty();
  }

  @Test
  void editorsAreToldMeaningsNamesAndDefaults() {
    JsonNode cell = DOCUMENT.at("/properties/cell");
    assertThat(cell.get("description").textValue()).isEqualTo("The recurrent cell.");
    assertThat(DOCUMENT.at("/properties/hidden_size/default").intValue()).isEqualTo(64);
    assertThat(DOCUMENT.at("/definitions/cell/anyOf/0/enum")).hasSizeGreaterThan(2);
    assertThat(DOCUMENT.at("/definitions/cell/anyOf/0/enumDescriptions"))
        .hasSameSizeAs(DOCUMENT.at("/definitions/cell/anyOf/0/enum"));
  }
}
