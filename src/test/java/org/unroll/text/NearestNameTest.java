package org.unroll.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private final List<String> known = List.of("lstm", "rnn", "gru", "hidden_size");

  @ParameterizedTest
  @CsvSource({
    "lstn, lstm",
    "ltsm, lstm",
    "lst, lstm",
    "lstmm, lstm",
    "rn, rnn",
    "hiddensize, hidden_size",
    "hidden_sz, hidden_size"
  })
  void slipsOfTheFingersAreUnderstood(String written, String meant) {
    assertThat(NearestName.of(written, known)).contains(meant);
  }

  @Test
  void whatIsFarFromAllNamesIsNotGuessed() {
    assertThat(NearestName.of("transformer", known)).isEmpty();
    assertThat(NearestName.of("", known)).isEmpty();
    assertThat(NearestName.of("x", List.of())).isEmpty();
  }
}
