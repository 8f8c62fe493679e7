package org.unroll.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "relu+identity",
        "größe α=0.1",
        "循环网络",
        "شبكة",
        "\uD83D\uDC69\u200D\uD83D\uDD2C", // a woman, joined to a microscope
        "می\u200Cخواهم",
        "e\u0301"
      })
  void whatCanBeSeenStaysAsItIs(String text) {
    assertThat(VisibleText.hidden(text)).isEmpty();
    assertThat(VisibleText.of(text)).isEqualTo(text);
  }

  @Test
  void whatATerminalWouldObeyIsWrittenOut() {
    assertThat(VisibleText.of("a\u001B[31mb")).isEqualTo("a\\x1B[31mb");
    assertThat(VisibleText.of("\u009B2J")).isEqualTo("\\u009B2J");
    assertThat(VisibleText.of("a\nb\r\tc\u007F")).isEqualTo("a\\nb\\r\\tc\\u007F");
    assertThat(VisibleText.of("evil\u202Etxt")).isEqualTo("evil\\u202Etxt");
    assertThat(VisibleText.of("\uD800x")).isEqualTo("\\uD800x");
    assertThat(VisibleText.of("a\u2028\uFEFF\u200B")).isEqualTo("a\\u2028\\uFEFF\\u200B");
    assertThat(VisibleText.of("\uDB40\uDC41")).isEqualTo("\\U000E0041");
  }

  @Test
  void everyControlCharacterIsWrittenOut() {
    for (int point = 0; point < 0xA0; point++) {
      boolean control = point < 0x20 || point >= 0x7F;
      assertThat(VisibleText.hidden(Character.toString(point)).isPresent())
          .as("U+%04X", point)
          .isEqualTo(control);
    }
  }
}
