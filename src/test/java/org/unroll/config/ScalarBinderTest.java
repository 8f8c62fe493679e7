package org.unroll.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarBinderTest {
  @ParameterizedTest
  @CsvSource({
    "1e-4, 0.0001",
    "1., 1",
    ".5, 0.5",
    "-2, -2",
    "+3, 3",
    "010, 10",
    "1E5, 100000",
    "-0, 0",
    "0x10, 16",
    "0o17, 15",
    "4.9e-324, 4.9e-324",
    "1.7976931348623157e308, 1.7976931348623157e308",
  })
  void numbersAreReadAsPeopleWriteThem(String text, double value) throws Exception {
    assertThat(ScalarBinder.bind(double.class, text)).isEqualTo(value == 0 ? 0.0 : value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1f",
        "1d",
        "0x",
        "0o8",
        "-0x10",
        "1_000",
        "1e",
        "--1",
        "1:30",
        "NaN",
        ".inf",
        "-Infinity",
        "1e309",
        "1e-400",
        "1e9999999999",
        "٣"
      })
  void whatIsNoFiniteNumberIsRefused(String text) {
    assertThatThrownBy(() -> ScalarBinder.bind(double.class, text))
        .isInstanceOf(RejectedValueException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10",
    "1e4, 10000",
    "5.0, 5",
    "010, 10",
    "-7, -7",
    "0e99, 0",
    "0o17, 15",
    "0xfF, 255",
    "2147483647, 2147483647"
  })
  void wholeNumbersMayBeWrittenAsAnyNumber(String text, int value) throws Exception {
    assertThat(ScalarBinder.bind(int.class, text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.5",
        "2147483648",
        "-2147483649",
        "1e10",
        "1e999999999",
        "1e-999999999",
        "ten"
      })
  void otherNumbersAreNotWhole(String text) {
    assertThatThrownBy(() -> ScalarBinder.bind(int.class, text))
        .isInstanceOf(RejectedValueException.class);
  }

  @Test
  void wordsStayWordsWhateverYamlMakesOfThem() throws Exception {
    for (String word : new String[] {"off", "no", "1:30", "010", "yes", "2026-01-01"}) {
      assertThat(ScalarBinder.bind(String.class, word)).isEqualTo(word);
      assertThat(ScalarBinder.bind(Path.class, word)).isEqualTo(Path.of(word));
    }
    assertThatThrownBy(() -> ScalarBinder.bind(boolean.class, "no"))
        .hasMessage("must be true or false, not 'no'");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "True, true",
    "TRUE, true",
    "false, false",
    "False, false",
    "FALSE, false"
  })
  void truthIsWrittenAsInTheCoreSchema(String text, boolean value) throws Exception {
    assertThat(ScalarBinder.bind(boolean.class, text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "no", "on", "off", "tRUE", "1", "y", ""})
  void otherWordsAreNoTruth(String text) {
    assertThatThrownBy(() -> ScalarBinder.bind(boolean.class, text))
        .hasMessage("must be true or false, not '" + text + "'");
  }

  @Test
  void everyDoubleSurvivesBeingWritten() throws Exception {
    Random random = new Random(3);
    for (int trial = 0; trial < 2000; trial++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(ScalarBinder.bind(double.class, Double.toString(value))).isEqualTo(value);
      }
    }
  }
}
