package org.unroll.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlasKernelsTest {
  @ParameterizedTest
  @ValueSource(strings = {"SkylakeX", "cooperlake"})
  void productsAreMadeOfPanelsWithAvx512(String kernels) {
    assertThat(kernels(kernels).preferPanels(50)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Haswell", "Zen", "Prescott"})
  void otherKernelsPackAnyProduct(String kernels) {
    assertThat(kernels(kernels).preferPanels(50)).isFalse();
  }

  @Test
  void withoutAnyKernelNamedProductsArePacked() {
    assertThat(BlasKernels.of(Map.of()).preferPanels(50)).isFalse();
  }

  @Test
  void veryManySequencesAreMultipliedAsAWhole() {
    assertThat(kernels("SkylakeX").preferPanels(5000)).isFalse();
  }

  private static BlasKernels kernels(String name) {
    return BlasKernels.of(Map.of("OPENBLAS_CORETYPE", name));
  }
}
