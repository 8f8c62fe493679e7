package org.unroll.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unroll.report.statistics.Estimate;

class EstimateTextTest {
  @Test
  void theEyeGetsTwoDigitsOfTheHalfWidth() {
    assertThat(text(Estimate.of(0.1712, 0.1752, 0.1692))).isEqualTo("0.1719 ± 0.0076");
    assertThat(text(Estimate.of(1.23456789))).isEqualTo("1.235");
    assertThat(text(Estimate.of(0.5, 0.5))).isEqualTo("0.5000 ± 0");
    assertThat(text(Estimate.of(1234.5, 1200, 1260))).isEqualTo("1232 ± 75");
    assertThat(text(Estimate.of(0))).isEqualTo("0.0");
    assertThat(text(Estimate.of(1.5e-9, 1.4e-9))).isEqualTo("1.45e-09 ± 6.35e-10");
    assertThat(text(Estimate.of())).isEqualTo("–");
  }

  private static String text(Estimate estimate) {
    return new EstimateText(estimate).toString();
  }
}
