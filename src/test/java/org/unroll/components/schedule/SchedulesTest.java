package org.unroll.components.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Schedule;

class SchedulesTest {
  private static final Path HERE = Path.of(".");

  private static StepDecay every(int updates) {
    return new StepDecay(0.5, Optional.of(updates), List.of());
  }

  private static StepDecay after(Integer... milestones) {
    return new StepDecay(0.1, Optional.empty(), List.of(milestones));
  }

  static Stream<Schedule> falling() {
    return Stream.of(
        new ConstantRate(),
        new ExponentialDecay(0.5, 10),
        every(10),
        after(3, 50),
        new LinearDecay(0.1),
        new CosineDecay(0));
  }

  @ParameterizedTest
  @MethodSource("falling")
  void beginsAtTheLearningRateAndNeverRises(Schedule schedule) {
    assertThat(schedule.factor(1, 100)).isEqualTo(1);
    for (int step = 2; step <= 100; step++) {
      assertThat(schedule.factor(step, 100)).isBetween(1e-9, schedule.factor(step - 1, 100));
    }
  }

  @Test
  void exponentialDecayMultipliesByTheSameFactorOverTheSameTime() {
    ExponentialDecay schedule = new ExponentialDecay(0.5, 10);
    assertThat(schedule.factor(11, 100)).isCloseTo(0.5, within(1e-15));
    assertThat(schedule.factor(31, 100)).isCloseTo(0.125, within(1e-15));
    assertThat(schedule.factor(6, 100)).isCloseTo(Math.sqrt(0.5), within(1e-15));
  }

  @Test
  void stepsDropAfterTheUpdatesNamed() {
    assertThat(every(10).factor(10, 100)).isEqualTo(1);
    assertThat(every(10).factor(11, 100)).isEqualTo(0.5);
    assertThat(every(10).factor(21, 100)).isEqualTo(0.25);
    Schedule milestones = after(30, 60);
    assertThat(milestones.factor(30, 100)).isEqualTo(1);
    assertThat(milestones.factor(31, 100)).isEqualTo(0.1);
    assertThat(milestones.factor(61, 100)).isCloseTo(0.01, within(1e-17));
    assertThat(after(60, 30).factor(40, 100)).as("in any order").isEqualTo(0.1);
  }

  @Test
  void stepsNeedOneWayToSayWhen() {
    assertThat(every(10).problems(HERE)).isEmpty();
    assertThat(after(10).problems(HERE)).isEmpty();
    assertThat(after().problems(HERE)).hasSize(1);
    assertThat(new StepDecay(0.1, Optional.of(5), List.of(5)).problems(HERE)).hasSize(1);
  }

  @Test
  void linesAndWavesEndAtTheirMinimum() {
    assertThat(new LinearDecay(0.2).factor(51, 100)).isCloseTo(0.6, within(1e-15));
    assertThat(new LinearDecay(0.2).factor(101, 100)).isCloseTo(0.2, within(1e-15));
    assertThat(new CosineDecay(0.2).factor(51, 100)).isCloseTo(0.6, within(1e-15));
    assertThat(new CosineDecay(0).factor(26, 100))
        .isCloseTo((1 + Math.sqrt(0.5)) / 2, within(1e-15));
    assertThat(new CosineDecay(0.2).factor(101, 100)).isCloseTo(0.2, within(1e-15));
    assertThat(new CosineDecay(0).factor(100, 100)).as("no update is wasted").isPositive();
  }

  @Test
  void warmingUpRisesThenHandsOver() {
    Schedule warm = new WarmUp(10, new LinearDecay(0));
    assertThat(warm.factor(1, 110)).isEqualTo(0.1);
    assertThat(warm.factor(10, 110)).isEqualTo(1);
    assertThat(warm.factor(11, 110)).isEqualTo(1);
    assertThat(warm.factor(61, 110)).isCloseTo(0.5, within(1e-15));
    assertThat(new WarmUp(10, new ConstantRate()).factor(99, 100)).isEqualTo(1);
    assertThat(new WarmUp(200, new ConstantRate()).factor(100, 100)).isEqualTo(0.5);
  }
}
