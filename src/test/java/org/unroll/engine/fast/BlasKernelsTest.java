package org.unroll.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlasKernelsTest {
  @Test
  void smallProductsAreMadeOfPanelsWithAvx512() {
    assertThat(kernels("SkylakeX", "1").preferPanels(512, 128, 50)).isTrue();
    assertThat(kernels("cooperlake", "1").preferPanels(2048, 512, 50)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Haswell", "Zen", "Prescott"})
  void otherKernelsPackAnyProduct(String kernels) {
    assertThat(kernels(kernels, "1").preferPanels(512, 128, 50)).isFalse();
  }

  @Test
  void severalThreadsShareLargeProducts() {
    assertThat(kernels("SkylakeX", "2").preferPanels(512, 128, 50)).isTrue();
    assertThat(kernels("SkylakeX", "2").preferPanels(2048, 512, 50)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "two", "-1", "99999999999"})
  void threadsThatMakeNoSenseCountAsOne(String threads) {
    assertThat(kernels("SkylakeX", threads).threads()).isOne();
  }

  @Test
  void veryManySequencesAreMultipliedAsAWhole() {
    assertThat(kernels("SkylakeX", "1").preferPanels(64, 64, 5000)).isFalse();
  }

  private static BlasKernels kernels(String name, String threads) {
    return BlasKernels.of(Map.of("OPENBLAS_CORETYPE", name, "OMP_NUM_THREADS", threads));
  }
}
