package org.unroll.config;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.config.reference.ExperimentKey;

/** What descriptions and the schema say of the declarations. */
class DescriptionsTest {
  record Bounded(
      @Positive int count,
      @PositiveOrZero @DecimalMax(value = "1.0", inclusive = false) double share,
      @Min(2) @Max(9) long some,
      Optional<@Positive Integer> maybe,
      @Size(min = 1, max = 3) List<@Positive Integer> few,
      @NotBlank String name,
      double free) {}

  @ParameterizedTest
  @CsvSource({
    "count, greater than 0",
    "share, 'at least 0, less than 1.0'",
    "some, 'at least 2, at most 9'",
    "maybe, greater than 0",
    "few, 'size at least 1, size at most 3'",
    "name, not blank",
    "free, ''"
  })
  void boundsAreReadFromConstraints(String parameter, String words) {
    List<String> bounds = Arrays.asList(Bounds.of(declared(parameter)).toString().split(", ", -1));
    assertThat(bounds).containsExactlyInAnyOrder(words.split(", ", -1));
  }

  @Test
  void itemsHaveBoundsOfTheirOwn() {
    assertThat(Bounds.ofItems(declared("few"))).hasToString("greater than 0");
  }

  private static ParameterDeclaration declared(String name) {
    return RecordDeclaration.of(Bounded.class).find(name).orElseThrow();
  }

  @Test
  void everyKeyOfAnExperimentIsDescribed() {
    assertThat(Arrays.stream(ExperimentKey.values()).map(ExperimentKey::key))
        .containsAll(KeyAdvice.EXPERIMENT_KEYS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "fixes-on-adding", "2024", "a.b_c", "a."})
  void aFolderCanBeCalledThis(String name) {
    assertThat(ExperimentName.fits(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a..b", "a/b", "-a", "a b", "é"})
  void aFolderCannotBeCalledThis(String name) {
    assertThat(ExperimentName.fits(name)).isFalse();
    assertThat(ExperimentName.fits("a".repeat(101))).isFalse();
  }
}
