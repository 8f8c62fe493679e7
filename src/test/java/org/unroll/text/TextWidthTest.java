package org.unroll.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
  @ParameterizedTest
  @CsvSource({
    "relu, 4",
    "größe, 5",
    "循环, 4",
    "ネット, 6",
    "신경망, 6",
    "ｱ, 1",
    "Ａ, 2",
    "e\u0301, 1",
    "🚀, 2",
    "⚡, 2",
    "→, 1",
    "שלום, 4",
    "…, 1",
    "'', 0"
  })
  void countsTheColumnsOfATerminal(String text, int columns) {
    assertThat(TextWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void hangulThatIsSpelledOutIsAsWideAsItsSyllable() {
    assertThat(TextWidth.of("\u1112\u1161\u11AB")).isEqualTo(TextWidth.of("\uD55C")).isEqualTo(2);
  }

  @Test
  void paddingAndCuttingGoByColumns() {
    assertThat(TextWidth.padded("循环", 6)).isEqualTo("循环  ");
    assertThat(TextWidth.padded("循环", 3)).isEqualTo("循环");
    assertThat(TextWidth.start("循环网络", 5)).isEqualTo("循环");
    assertThat(TextWidth.end("循环网络", 5)).isEqualTo("网络");
    assertThat(TextWidth.start("🚀🚀", 3)).isEqualTo("🚀");
  }
}
