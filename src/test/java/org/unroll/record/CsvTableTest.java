package org.unroll.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.api.Table;

class CsvTableTest {
  @TempDir private Path folder;

  @Table("measured")
  private record Measurement(
      long step, String gateName, double norm, OptionalDouble share, float ratio) {}

  private record Nameless(int value) {}

  @Test
  void writesAHeaderAndOneFlushedRowPerRecordInEveryLocale() throws IOException {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      Path file = folder.resolve("measured.csv");
      try (CsvTable table = CsvTable.create(file, Measurement.class)) {
        table.write(new Measurement(1000, "a,b", 0.5, OptionalDouble.empty(), 1e-7f));
        assertThat(file)
            .as("before closing")
            .hasContent("step,gate_name,norm,share,ratio\n1000,\"a,b\",0.5,,1.0E-7\n");
        table.write(new Measurement(2, "c", Double.NaN, OptionalDouble.of(2.5), 1));
      }
      assertThat(file)
          .hasContent("step,gate_name,norm,share,ratio\n1000,\"a,b\",0.5,,1.0E-7\n2,c,,2.5,1.0\n");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void aRecordWithoutAFileNameIsAnError() {
    assertThat(CsvTable.nameOf(Measurement.class)).isEqualTo("measured");
    assertThatThrownBy(() -> CsvTable.nameOf(Nameless.class)).hasMessageContaining("lacks @Table");
    assertThat(new Nameless(1).value()).isEqualTo(1);
  }
}
