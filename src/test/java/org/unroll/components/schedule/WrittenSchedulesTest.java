package org.unroll.components.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Schedule;
import org.unroll.components.WrittenEquations;

/** Every schedule's factor at every update, from the formula that describes it. */
class WrittenSchedulesTest {
  private static double written(Schedule schedule, double k, double all) {
    Map<String, double[]> values = new HashMap<>();
    values.put("k", new double[] {k});
    values.put("T", new double[] {all});
    return new WrittenEquations((Record) schedule).step(values).get("factor")[0];
  }

  static Stream<Schedule> ofOneFormula() {
    return Stream.of(
        new ConstantRate(),
        new ExponentialDecay(0.5, 10),
        new ExponentialDecay(0.97, 1),
        new LinearDecay(0),
        new LinearDecay(0.25),
        new CosineDecay(0),
        new CosineDecay(0.1));
  }

  @ParameterizedTest
  @MethodSource("ofOneFormula")
  void followsItsFormulaAtEveryUpdate(Schedule schedule) {
    for (int all : new int[] {1, 2, 7, 100}) {
      for (int k = 0; k < all; k++) {
        assertThat(schedule.factor(k + 1, all))
            .as("update %d of %d", k + 1, all)
            .isCloseTo(written(schedule, k, all), within(1e-14));
      }
    }
  }

  @Test
  void theMinimumIsNotQuiteReached() {
    for (Schedule schedule : List.of(new CosineDecay(0.1), new LinearDecay(0.1))) {
      assertThat(schedule.factor(100, 100)).isGreaterThan(0.1);
      assertThat(written(schedule, 100, 100)).isCloseTo(0.1, within(1e-15));
    }
  }

  @Test
  void stepsFollowTheirFormulas() {
    StepDecay every = new StepDecay(0.3, Optional.of(7), List.of());
    StepDecay milestones = new StepDecay(0.3, Optional.empty(), List.of(4, 9, 9, 30));
    for (int k = 0; k < 50; k++) {
      int before = k;
      assertThat(every.factor(k + 1, 50))
          .isCloseTo(Math.pow(0.3, Math.floorDiv(k, 7)), within(1e-15));
      long passed = Stream.of(4, 9, 9, 30).filter(milestone -> milestone <= before).count();
      assertThat(milestones.factor(k + 1, 50))
          .isCloseTo(Math.pow(0.3, (double) passed), within(1e-15));
    }
  }

  @Test
  void afterTheWarmUpTrainingBeginsAnewForTheScheduleThatFollows() {
    int updates = 10;
    int all = 50;
    for (Schedule then : ofOneFormula().toList()) {
      WarmUp schedule = new WarmUp(updates, then);
      for (int k = 0; k < all; k++) {
        double expected =
            k < updates ? (k + 1.0) / updates : written(then, k - updates, all - updates);
        assertThat(schedule.factor(k + 1, all))
            .as("%s at update %d", then, k + 1)
            .isCloseTo(expected, within(1e-14));
      }
    }
  }
}
