package org.unroll.components.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unroll.api.Batch;
import org.unroll.api.InputShape;
import org.unroll.api.Task;

class PaddedBatchTest {
  @Test
  void tokensAndClassesArePaddedOnTheRight() {
    PaddedBatch padding =
        new PaddedBatch(
            InputShape.tokens(List.of("a", "b", "c")),
            new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3));
    Batch batch =
        padding.of(
            List.of(
                Sequence.classified(new int[] {2}, 1),
                Sequence.classified(new int[] {1, 2, 1}, 2, 1, 0)));
    assertThat(batch.time()).isEqualTo(3);
    assertThat(batch.lengths()).containsExactly(1, 3);
    assertThat(batch.tokens()).containsExactly(2, 1, 0, 2, 0, 1);
    assertThat(batch.classes()).containsExactly(1, 2, -1, 1, -1, 0);
    assertThat(batch.valid(1, 0)).isFalse();
  }

  @Test
  void featuresAndValuesArePaddedOnTheRight() {
    PaddedBatch padding =
        new PaddedBatch(
            InputShape.features(2), new Task(Task.Target.VALUES, Task.Timing.EACH_STEP, 1));
    Batch batch =
        padding.of(
            List.of(
                Sequence.valued(2, new float[] {1, 2, 3, 4}, 10, 20),
                Sequence.valued(1, new float[] {5, 6}, 30)));
    assertThat(batch.features()).containsExactly(1, 2, 5, 6, 3, 4, 0, 0);
    assertThat(batch.values()).containsExactly(10, 30, 20, Float.NaN);
  }

  @Test
  void targetsAtTheEndHaveOneRow() {
    PaddedBatch padding =
        new PaddedBatch(
            InputShape.features(1), new Task(Task.Target.VALUES, Task.Timing.AT_END, 2));
    Batch batch =
        padding.of(
            List.of(
                Sequence.valued(1, new float[] {1}, 10, 20),
                Sequence.valued(2, new float[] {5, 6}, 30, 40)));
    assertThat(batch.values()).containsExactly(10, 20, 30, 40);
  }
}
