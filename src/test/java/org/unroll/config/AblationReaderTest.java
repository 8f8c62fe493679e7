package org.unroll.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unroll.format.RunColumns;

class AblationReaderTest {
  @Test
  void noFactorIsCalledLikeAColumnOfTheListOfRuns() {
    List<String> columns = new ArrayList<>(RunColumns.with(List.of(), List.of()));
    columns.removeIf(column -> column.endsWith("_loss") && !column.startsWith("baseline"));
    columns.removeIf(column -> column.endsWith("_accuracy"));
    assertThat(AblationReader.TAKEN).containsExactlyInAnyOrderElementsOf(columns);
  }
}
