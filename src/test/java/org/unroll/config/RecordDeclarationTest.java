package org.unroll.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.api.ComponentKind;

class RecordDeclarationTest {
  @ParameterizedTest
  @CsvSource({
    "hiddenSize, hidden_size",
    "beta1, beta1",
    "k, k",
    "gateActivation, gate_activation",
    "useGPUMemory, use_gpu_memory",
    "layer2Size, layer2_size"
  })
  void namesAreInSnakeCase(String javaName, String name) {
    assertThat(ParameterDeclaration.snakeCase(javaName)).isEqualTo(name);
  }

  @Test
  void aRecordTellsAllThatIsToBeKnownOfItsParameters() {
    RecordDeclaration lstm = RecordDeclaration.of(Toys.Lstm.class);
    assertThat(lstm.names()).containsExactly("forget_bias", "gate_activation", "peepholes");
    ParameterDeclaration bias = lstm.find("forget_bias").orElseThrow();
    assertThat(bias.doc()).isEqualTo("Initial value of the forget gate's bias.");
    assertThat(bias.defaultText()).contains("1.0");
    assertThat(bias.required()).isFalse();
    assertThat(lstm.find("gate_activation").orElseThrow().type())
        .isEqualTo(new ValueType.ComponentOf(ComponentKind.ACTIVATION));
    assertThat(RecordDeclaration.of(RunSpec.class).find("dataset").orElseThrow().required())
        .isTrue();
    assertThat(RecordDeclaration.of(Toys.Sgd.class).find("momentum").orElseThrow().required())
        .isFalse();
  }

  @Test
  void everyParameterOfARunHasATypeThatFilesCanHold() {
    assertThat(Arrays.stream(RunSpec.class.getRecordComponents()))
        .extracting(component -> ValueType.of(component.getGenericType()))
        .noneMatch(ValueType.Unsupported.class::isInstance);
  }
}
