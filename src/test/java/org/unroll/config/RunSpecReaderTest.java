package org.unroll.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunSpecReaderTest {
  private final RunSpecReader reader = new RunSpecReader(new RunSpecBinder(new ToyCatalog()));

  private RunSpec read(String yaml) {
    return reader.read(yaml, "config.yaml", Path.of(""));
  }

  @Test
  void readsSettingsAndDefaults() {
    RunSpec spec = read("dataset: adding\ncell: {type: lstm, peepholes: true}\nsteps: 5\n");
    assertThat(spec.dataset()).isEqualTo(new Toys.Adding(100));
    assertThat(spec.cell()).isEqualTo(new Toys.Lstm(1, new Toys.Sigmoid(), true));
    assertThat(spec.evaluate()).isEqualTo(new Evaluation(100, "validation_loss"));
    assertThat(spec.probes()).hasSize(4);
  }

  @Test
  void aliasesStandForWhatTheyName() {
    RunSpec spec =
        read(
            """
            dataset: adding
            cell: rnn
            steps: &five 5
            layers: *five
            initialization: {recurrent: &small {type: normal, deviation: 0.5}, input: *small}
            """);
    assertThat(spec.layers()).isEqualTo(5);
    assertThat(spec.initialization().input()).isEqualTo(new Toys.Normal(0.5));
  }

  @Test
  void namesTheTextWhenSomethingIsWrongWithIt() {
    assertThatThrownBy(() -> read("dataset: adding\ncell: rnn\nsteps: -5\nname: x"))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageStartingWith(
            "config.yaml:3:8: steps: must be greater than 0, not -5\n"
                + "config.yaml:4:1: unknown key 'name'");
    assertThatThrownBy(() -> read("x"))
        .hasMessage("config.yaml:1:1: must be a map of settings, not 'x'");
    assertThatThrownBy(() -> read("a: ["))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageStartingWith("config.yaml:1:5: is not valid YAML");
  }
}
