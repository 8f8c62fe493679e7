package org.unroll.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unroll.format.RunColumns;

class AblationReaderTest {
  @Test
  void noFactorIsCalledLikeAColumnOfTheListOfRuns() {
    assertThat(AblationReader.TAKEN)
        .containsExactlyInAnyOrderElementsOf(RunColumns.with(List.of()));
  }
}
