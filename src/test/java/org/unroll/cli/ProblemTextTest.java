package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unroll.config.ConfigurationProblem;
import org.unroll.config.Origin;

class ProblemTextTest {
  private static final ConfigurationProblem PROBLEM =
      new ConfigurationProblem(new Origin.InFile("a.yaml", 3, 7), "cell: no such cell");

  @Test
  void thePlaceStandsOutWhereColourIsUnderstood() {
    assertThat(new ProblemText(true).lines(List.of(PROBLEM)))
        .containsExactly("\u001B[1ma.yaml:3:7:\u001B[0m cell: no such cell");
    assertThat(new ProblemText(false).lines(List.of(PROBLEM)))
        .containsExactly("a.yaml:3:7: cell: no such cell");
  }

  @Test
  void severalAreCounted() {
    assertThat(new ProblemText(false).lines(List.of(PROBLEM, PROBLEM)))
        .last()
        .isEqualTo("2 problems; nothing was run");
  }

  @Test
  void whoWantsNoColourGetsNone() {
    assertThat(Console.wantsColour(Map.of("TERM", "xterm"))).isTrue();
    assertThat(Console.wantsColour(Map.of("NO_COLOR", ""))).isTrue();
    assertThat(Console.wantsColour(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Console.wantsColour(Map.of("TERM", "dumb"))).isFalse();
  }
}
