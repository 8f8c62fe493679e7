package org.unroll.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumberTest {
  @ParameterizedTest
  @CsvSource({
    "1e-4, 0.0001",
    "2000, 2000",
    "1e7, 10000000",
    "0.05, 0.05",
    "-0.25, -0.25",
    "0, 0",
    "1e-30, 1E-30",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  void isWrittenAsOneWouldSayIt(double number, String text) {
    assertThat(PlainNumber.of(number)).isEqualTo(text);
  }
}
