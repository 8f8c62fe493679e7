package org.unroll.components.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Dataset;
import org.unroll.api.Split;

class FixedSequenceTest {
  @Test
  void helloIsPredictedFromHell() {
    Dataset.Sequences hello = Opened.with(new FixedSequence("hello"), 1);
    assertThat(hello.input().symbols()).containsExactly("e", "h", "l", "o");
    assertThat(hello.task().size()).isEqualTo(4);
    for (Split split : Split.values()) {
      Batch batch = hello.batches(split, 32, 100).batch(0);
      assertThat(batch.batch()).isEqualTo(1);
      assertThat(BatchArrays.tokens(batch)).containsExactly(1, 0, 2, 2);
      assertThat(BatchArrays.classes(batch)).containsExactly(0, 2, 2, 3);
    }
  }

  @Test
  void trainingHasNoEndAndEvaluationOneBatch() {
    Dataset.Sequences hello = Opened.with(new FixedSequence("hello"), 1);
    assertThat(BatchArrays.tokens(hello.batches(Split.TRAIN, 4, 1).batch(1_000_000))).hasSize(4);
    assertThat(hello.batches(Split.TEST, 4, 1).passLength()).isEqualTo(1);
  }

  @Test
  void oneCharacterHasNothingToLearn() {
    for (String text : new String[] {"", "a", "aaaa"}) {
      assertThat(new FixedSequence(text).problems(Path.of(".")))
          .singleElement()
          .satisfies(problem -> assertThat(problem.parameter()).isEqualTo("text"));
    }
    assertThat(new FixedSequence("ab").problems(Path.of("."))).isEmpty();
  }
}
