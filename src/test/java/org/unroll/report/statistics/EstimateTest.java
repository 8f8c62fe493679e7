package org.unroll.report.statistics;

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
    Estimate estimate = new Estimate(195, 9.261460, 0.2278881e-1, 0.05);
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

  /**
   * The p-value that R prints for {@code t.test} on the same differences; d_z is t / √10 by
   * definition, and Hedges' correction for nine degrees of freedom 1 − 3/35.
   */
  @Test
  void testsAndStandardizesStudentsSleepData() {
    Estimate estimate = Estimate.of(1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4);
    assertThat(estimate.p(0)).isCloseTo(0.002833, within(5e-7));
    assertThat(estimate.effectSize())
        .isCloseTo(4.0621277 / Math.sqrt(10) * (32.0 / 35), within(1e-6));
  }

  @Test
  void theIntervalHoldsWhatTheTestDoesNotReject() {
    Estimate estimate = Estimate.of(new double[] {0.3, 0.9, 0.4, 0.7}, 0.1);
    assertThat(estimate.p(estimate.low())).isCloseTo(0.1, within(1e-9));
    assertThat(estimate.p(estimate.high())).isCloseTo(0.1, within(1e-9));
    assertThat(estimate.halfWidth()).isLessThan(Estimate.of(0.3, 0.9, 0.4, 0.7).halfWidth());
  }

  @Test
  void equalValuesAreTheirMeanAndNothingElse() {
    assertThat(Estimate.of(2, 2, 2).p(2)).isEqualTo(1);
    assertThat(Estimate.of(2, 2, 2).p(2.1)).isZero();
    assertThat(Estimate.of(2, 2, 2).effectSize()).isNaN();
    assertThat(Estimate.of(2, 3).effectSize()).as("Hedges' correction would make it 0").isNaN();
    assertThat(Estimate.of(2).p(0)).isNaN();
  }
}
