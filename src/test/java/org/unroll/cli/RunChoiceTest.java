package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunChoiceTest {
  private static final List<Integer> TEN = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

  @Test
  void takesThemEvenlyFromTheWholeList() {
    assertThat(new RunChoice(1).of(TEN)).containsExactly(5);
    assertThat(new RunChoice(3).of(TEN)).containsExactly(1, 5, 8);
    assertThat(new RunChoice(10).of(TEN)).isEqualTo(TEN);
    assertThat(new RunChoice(11).of(TEN)).isEqualTo(TEN);
    assertThat(new RunChoice(3).of(List.of())).isEmpty();
  }
}
