package org.unroll.components.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.BatchSource;
import org.unroll.api.Dataset;
import org.unroll.api.InputShape;
import org.unroll.api.Split;
import org.unroll.api.Task;
import org.unroll.api.Task.Timing;

/** What holds for every generated dataset. */
class GeneratedDatasetsTest {
  static Stream<Dataset> all() {
    return Stream.of(
        new Adding(2, 10, 5),
        new Adding(51, 10, 5),
        new Copy(8, 10, 20, CopyLoss.RECALL, 10, 5),
        new Copy(2, 1, 1, CopyLoss.ALL, 10, 5),
        new Parentheses(ParenthesesTarget.NEXT, 20, 10, 5),
        new Parentheses(ParenthesesTarget.VALID, 20, 10, 5),
        new Parentheses(ParenthesesTarget.VALID, 2, 10, 5),
        new TemporalOrder(10, 10, 10, 5),
        new TemporalOrder(50, 200, 10, 5),
        new Counting(10, 10, 5),
        new NoisySequences(5, 4, Distractors.RANDOM, 0.9, 10, 5),
        new NoisySequences(30, 29, Distractors.RANDOM, 0, 10, 5));
  }

  private static String numbers(Batch batch) {
    return Arrays.toString(batch.lengths())
        + Arrays.toString(BatchArrays.tokens(batch))
        + Arrays.toString(BatchArrays.features(batch))
        + Arrays.toString(BatchArrays.classes(batch))
        + Arrays.toString(BatchArrays.values(batch));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aBatchIsAPureFunctionOfSeedSplitAndIndex(Dataset dataset) {
    for (Split split : Split.values()) {
      BatchSource batches = Opened.with(dataset, 3).batches(split, 4, 100);
      String second = numbers(batches.batch(1));
      String first = numbers(batches.batch(0));
      assertThat(first).isNotEqualTo(second);
      assertThat(numbers(Opened.with(dataset, 3).batches(split, 4, 7).batch(1))).isEqualTo(second);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void classesHaveNames(Dataset dataset) {
    Task task = Opened.with(dataset, 3).task();
    assertThat(task.symbols())
        .hasSize(task.target() == Task.Target.CLASSES ? task.size() : 0)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void seedsAndSplitsDiffer(Dataset dataset) {
    Dataset.Sequences one = Opened.with(dataset, 1);
    String train = numbers(one.batches(Split.TRAIN, 10, 100).batch(0));
    assertThat(train)
        .isNotEqualTo(numbers(Opened.with(dataset, 2).batches(Split.TRAIN, 10, 100).batch(0)))
        .isNotEqualTo(numbers(one.batches(Split.VALIDATION, 10, 100).batch(0)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theBatchSizeDoesNotChangeTheSequences(Dataset dataset) {
    for (Split split : Split.values()) {
      BatchSource single = Opened.with(dataset, 8).batches(split, 1, 100);
      BatchSource triple = Opened.with(dataset, 8).batches(split, 3, 100);
      for (int index = 0; index < 5; index++) {
        Batch alone = single.batch(index);
        Batch shared = triple.batch(index / 3);
        assertThat(shared.lengths()[index % 3]).isEqualTo(alone.lengths()[0]);
        for (int step = 0; step < alone.time(); step++) {
          if (BatchArrays.tokens(alone) != null) {
            assertThat(BatchArrays.tokens(shared)[step * shared.batch() + index % 3])
                .isEqualTo(BatchArrays.tokens(alone)[step]);
          } else {
            assertThat(BatchArrays.features(shared)[(step * shared.batch() + index % 3) * 2])
                .isEqualTo(BatchArrays.features(alone)[step * 2]);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void validationAndTestEndWithASmallerBatch(Dataset dataset) {
    BatchSource validation = Opened.with(dataset, 1).batches(Split.VALIDATION, 4, 100);
    assertThat(validation.passLength()).isEqualTo(3);
    assertThat(validation.batch(0).batch()).isEqualTo(4);
    assertThat(validation.batch(2).batch()).isEqualTo(2);
    assertThatThrownBy(() -> validation.batch(3)).isInstanceOf(IndexOutOfBoundsException.class);
    BatchSource test = Opened.with(dataset, 1).batches(Split.TEST, 100, 100);
    assertThat(test.passLength()).isEqualTo(1);
    assertThat(test.batch(0).batch()).isEqualTo(5);
    assertThat(test.continues(0)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("all")
  void trainingHasNoEnd(Dataset dataset) {
    BatchSource train = Opened.train(dataset, 1, 4);
    assertThat(train.passLength()).isEqualTo(Long.MAX_VALUE);
    assertThat(train.batch(123_456_789_012L).batch()).isEqualTo(4);
    assertThat(train.continues(5)).isFalse();
    assertThat(dataset.continuous()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("all")
  void shapesAreAsAnnounced(Dataset dataset) {
    Dataset.Sequences sequences = Opened.with(dataset, 4);
    InputShape input = sequences.input();
    Task task = sequences.task();
    Batch batch = sequences.batches(Split.TRAIN, 6, 100).batch(2);
    int steps = batch.time() * batch.batch();
    int targets = task.timing() == Timing.EACH_STEP ? steps : batch.batch();
    assertThat(Arrays.stream(batch.lengths()).max().orElseThrow()).isEqualTo(batch.time());
    assertThat(Arrays.stream(batch.lengths())).allMatch(length -> length >= 1);
    if (input.isTokens()) {
      assertThat(Arrays.stream(BatchArrays.tokens(batch)))
          .hasSize(steps)
          .allMatch(token -> token >= 0 && token < input.size());
    } else {
      assertThat(BatchArrays.features(batch)).hasSize(steps * input.size());
    }
    if (task.target() == Task.Target.CLASSES) {
      assertThat(Arrays.stream(BatchArrays.classes(batch)))
          .hasSize(targets)
          .allMatch(target -> target >= -1 && target < task.size());
    } else {
      assertThat(BatchArrays.values(batch)).hasSize(targets * task.size());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void paddingHasNoTarget(Dataset dataset) {
    Dataset.Sequences sequences = Opened.with(dataset, 4);
    Batch batch = sequences.batches(Split.TRAIN, 16, 100).batch(0);
    if (sequences.task().timing() == Timing.EACH_STEP) {
      for (int sequence = 0; sequence < batch.batch(); sequence++) {
        for (int step = batch.lengths()[sequence]; step < batch.time(); step++) {
          assertThat(BatchArrays.classes(batch)[step * batch.batch() + sequence]).isEqualTo(-1);
        }
      }
    }
  }
}
