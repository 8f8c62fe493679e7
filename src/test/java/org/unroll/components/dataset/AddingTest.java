package org.unroll.components.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Task;

class AddingTest {
  @Test
  void theTargetIsTheSumOfTheMarkedValuesOneInEachHalf() {
    for (int length : new int[] {2, 3, 50, 101}) {
      Batch batch = Opened.train(new Adding(length, 1, 1), 6, 200).batch(0);
      assertThat(batch.time()).isEqualTo(length);
      for (int sequence = 0; sequence < 200; sequence++) {
        float sum = 0;
        int inFirstHalf = 0;
        int marked = 0;
        for (int step = 0; step < length; step++) {
          int at = (step * 200 + sequence) * 2;
          float value = BatchArrays.features(batch)[at];
          float marker = BatchArrays.features(batch)[at + 1];
          assertThat(value).isBetween(0f, 1f);
          assertThat(marker == 0 || marker == 1).isTrue();
          sum += value * marker;
          marked += (int) marker;
          inFirstHalf += step < length / 2 ? (int) marker : 0;
        }
        assertThat(marked).isEqualTo(2);
        assertThat(inFirstHalf).isEqualTo(1);
        assertThat(BatchArrays.values(batch)[sequence]).isCloseTo(sum, within(1e-6f));
      }
    }
  }

  @Test
  void alwaysGuessingOneScoresASixth() {
    Batch batch = Opened.train(new Adding(10, 1, 1), 2, 50_000).batch(0);
    double error = 0;
    for (float target : BatchArrays.values(batch)) {
      error += (target - 1) * (target - 1) / 50_000.0;
    }
    assertThat(error).isCloseTo(1.0 / 6, within(0.003));
  }

  @Test
  void everyStepIsMarkedSometimes() {
    Batch batch = Opened.train(new Adding(5, 1, 1), 2, 500).batch(0);
    int[] marks = new int[5];
    for (int step = 0; step < 5; step++) {
      for (int sequence = 0; sequence < 500; sequence++) {
        marks[step] += (int) BatchArrays.features(batch)[(step * 500 + sequence) * 2 + 1];
      }
    }
    assertThat(Arrays.stream(marks)).allMatch(count -> count > 100);
  }

  @Test
  void itIsARegressionAtTheEnd() {
    assertThat(Opened.with(new Adding(5, 1, 1), 0).task())
        .isEqualTo(new Task(Task.Target.VALUES, Task.Timing.AT_END, 1));
  }
}
