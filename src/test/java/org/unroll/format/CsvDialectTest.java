package org.unroll.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CsvDialectTest {
  private final Locale usual = Locale.getDefault();

  @BeforeEach
  void useCommasForDecimals() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(usual);
  }

  @Test
  void numbersAreInShortestRoundTripForm() {
    assertThat(CsvDialect.cell(2.0E-3)).isEqualTo("0.002");
    // Java 17 itself writes 5.489999999999999E21 (JDK-4511638).
    assertThat(CsvDialect.cell(549 * 1e19)).isEqualTo("5.49E21");
    assertThat(CsvDialect.cell(0.1f)).isEqualTo("0.1");
    assertThat(CsvDialect.cell(1234567L)).isEqualTo("1234567");
  }

  @Test
  void nothingToSayIsAnEmptyCell() {
    assertThat(CsvDialect.cell(null)).isEmpty();
    assertThat(CsvDialect.cell(Double.NaN)).isEmpty();
    assertThat(CsvDialect.cell(Float.NaN)).isEmpty();
    assertThat(CsvDialect.cell(OptionalDouble.empty())).isEmpty();
    assertThat(CsvDialect.cell(OptionalDouble.of(Double.NaN))).isEmpty();
    assertThat(CsvDialect.cell(OptionalLong.empty())).isEmpty();
    assertThat(CsvDialect.cell(Optional.empty())).isEmpty();
    assertThat(CsvDialect.cell(Optional.of(0.25))).isEqualTo("0.25");
  }

  @Test
  void javaNamesBecomeSnakeCase() {
    assertThat(List.of("updateToWeight", "log10Norm", "step").stream().map(CsvDialect::column))
        .containsExactly("update_to_weight", "log10_norm", "step");
  }

  @Test
  void axesStandBetweenArmAndSeedEvenIfOneIsNamedSteps() {
    List<String> columns = RunColumns.with(List.of("dataset.length", "steps"), List.of());
    assertThat(columns).doesNotHaveDuplicates().startsWith("id", "condition", "arm");
    assertThat(RunColumns.axesOf(columns)).containsExactly("dataset.length", "steps");
  }
}
