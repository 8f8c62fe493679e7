package org.unroll.components.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Dataset;

class LongLagDatasetsTest {
  private static final int MANY = 2000;

  private static Batch batch(Dataset dataset) {
    return Opened.train(dataset, 12, MANY).batch(0);
  }

  @Test
  void temporalOrderHasTwoSymbolsWhereTheyBelongAndTheirOrderAsItsClass() {
    Batch batch = batch(new TemporalOrder(50, 200, 1, 1));
    Dataset.Sequences data = Opened.with(new TemporalOrder(50, 200, 1, 1), 12);
    int[] seen = new int[4];
    for (int sequence = 0; sequence < MANY; sequence++) {
      int[] tokens = Opened.tokens(batch, sequence);
      int length = tokens.length;
      assertThat(length).isBetween(50, 200);
      int[] places = IntStream.range(0, length).filter(step -> tokens[step] < 2).toArray();
      assertThat(places).hasSize(2);
      assertThat(places[0]).isBetween(length / 10, 2 * length / 10 - 1);
      assertThat(places[1]).isBetween(4 * length / 10, 5 * length / 10 - 1);
      assertThat(BatchArrays.classes(batch)[sequence])
          .isEqualTo(2 * tokens[places[0]] + tokens[places[1]]);
      assertThat(data.task().symbols().get(BatchArrays.classes(batch)[sequence]))
          .isEqualTo(
              data.input().symbols().get(tokens[places[0]])
                  + data.input().symbols().get(tokens[places[1]]));
      seen[BatchArrays.classes(batch)[sequence]]++;
    }
    assertThat(Arrays.stream(seen)).allMatch(count -> Math.abs(count - MANY / 4) < 90);
    assertThat(Arrays.stream(batch.lengths()).distinct().count()).isEqualTo(151);
  }

  @Test
  void temporalOrderNeedsItsLengthsInOrder() {
    assertThat(new TemporalOrder(50, 50, 1, 1).problems(Path.of("."))).isEmpty();
    assertThat(new TemporalOrder(51, 50, 1, 1).problems(Path.of("."))).hasSize(1);
  }

  @Test
  void countingIsAsThenAsManyBs() {
    Batch batch = batch(new Counting(10, 1, 1));
    int[] seen = new int[11];
    for (int sequence = 0; sequence < MANY; sequence++) {
      int[] tokens = Opened.tokens(batch, sequence);
      int[] classes = Opened.classes(batch, sequence);
      int n = tokens.length / 2;
      seen[n]++;
      assertThat(tokens[0]).isEqualTo(2);
      assertThat(Arrays.copyOfRange(tokens, 1, tokens.length))
          .isEqualTo(Arrays.copyOf(classes, 2 * n));
      for (int step = 0; step <= 2 * n; step++) {
        assertThat(classes[step]).isEqualTo(step < n ? 0 : step < 2 * n ? 1 : 2);
      }
    }
    assertThat(seen[0]).isZero();
    assertThat(Arrays.stream(seen).skip(1)).allMatch(count -> Math.abs(count - MANY / 10) < 60);
  }

  @Test
  void noisySequencesBeginWithTheirClassAndEndWithTheTrigger() {
    Batch batch = batch(new NoisySequences(6, 5, Distractors.RANDOM, 0.5, 1, 1));
    double extra = 0;
    int[] distractors = new int[8];
    for (int sequence = 0; sequence < MANY; sequence++) {
      int[] tokens = Opened.tokens(batch, sequence);
      int last = tokens.length - 1;
      assertThat(last).isGreaterThanOrEqualTo(6);
      extra += last - 6;
      assertThat(tokens[0]).isEqualTo(BatchArrays.classes(batch)[sequence]).isBetween(0, 1);
      assertThat(tokens[last]).isEqualTo(2);
      for (int step = 1; step < last; step++) {
        distractors[tokens[step]]++;
      }
    }
    assertThat(extra / MANY).isCloseTo(1, within(0.15));
    assertThat(Arrays.copyOf(distractors, 3)).containsOnly(0);
    assertThat(Arrays.stream(distractors).skip(3)).allMatch(count -> count > MANY);
  }

  @Test
  void regularDistractorsAreTheSameInEverySequence() {
    Batch batch = batch(new NoisySequences(6, 3, Distractors.REGULAR, 0, 1, 1));
    for (int sequence = 0; sequence < MANY; sequence++) {
      assertThat(Opened.tokens(batch, sequence))
          .containsExactly(BatchArrays.classes(batch)[sequence], 3, 4, 5, 3, 4, 2);
    }
  }
}
