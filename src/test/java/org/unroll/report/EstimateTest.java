package org.unroll.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {
  /**
   * Student's sleep data (1908), extra hours of the second drug over the first in ten patients; the
   * interval is the one R prints for {@code t.test(..., paired = TRUE)} on its data set {@code
   * sleep}.
   */
  @Test
  void agreesWithStudentsSleepData() {
    Estimate estimate = Estimate.of(1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4);
    assertThat(estimate.mean()).isCloseTo(1.58, within(1e-12));
    assertThat(estimate.low()).isCloseTo(0.7001142, within(5e-8));
    assertThat(estimate.high()).isCloseTo(2.4598858, within(5e-8));
  }

  /** Heat flow meter, NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.5.2. */
  @Test
  void agreesWithTheHandbooksHeatFlowMeter() {
    Estimate estimate = new Estimate(195, 9.261460, 0.2278881e-1);
    assertThat(estimate.low()).isCloseTo(9.258242, within(1e-6));
    assertThat(estimate.high()).isCloseTo(9.264679, within(1e-6));
  }

  @Test
  void oneValueHasNoInterval() {
    Estimate estimate = Estimate.of(3);
    assertThat(estimate.mean()).isEqualTo(3);
    assertThat(estimate.deviation()).isNaN();
    assertThat(estimate.low()).isNaN();
    assertThat(Estimate.of().mean()).isNaN();
  }

  @Test
  void equalValuesHaveAnIntervalOfNoWidth() {
    Estimate estimate = Estimate.of(2, 2, 2);
    assertThat(estimate.low()).isEqualTo(2);
    assertThat(estimate.high()).isEqualTo(2);
  }

  @Test
  void theEyeGetsTwoDigitsOfTheHalfWidth() {
    assertThat(text(Estimate.of(0.1712, 0.1752, 0.1692))).isEqualTo("0.1719 ± 0.0076");
    assertThat(text(Estimate.of(1.23456789))).isEqualTo("1.235");
    assertThat(text(Estimate.of(0.5, 0.5))).isEqualTo("0.5000");
    assertThat(text(Estimate.of(1234.5, 1200, 1260))).isEqualTo("1232 ± 75");
    assertThat(text(Estimate.of(0))).isEqualTo("0.0");
    assertThat(text(Estimate.of(1.5e-9, 1.4e-9))).isEqualTo("1.45e-09 ± 6.35e-10");
    assertThat(text(Estimate.of())).isEqualTo("–");
  }

  private static String text(Estimate estimate) {
    return new EstimateText(estimate).toString();
  }
}
