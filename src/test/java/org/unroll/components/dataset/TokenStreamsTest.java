package org.unroll.components.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;

/** Every token is its own position, so that a batch tells where it came from. */
class TokenStreamsTest {
  private static int[] positions(int count) {
    return IntStream.range(0, count).toArray();
  }

  @Test
  void trainingStreamsContinueFromWindowToWindow() {
    TokenStreams streams = TokenStreams.training(positions(100), 0, 21, 2, 3);
    assertThat(streams.passLength()).isEqualTo(3);
    assertThat(BatchArrays.tokens(streams.batch(0))).containsExactly(0, 10, 1, 11, 2, 12);
    assertThat(BatchArrays.classes(streams.batch(0))).containsExactly(1, 11, 2, 12, 3, 13);
    assertThat(BatchArrays.tokens(streams.batch(2))).containsExactly(6, 16, 7, 17, 8, 18);
    assertThat(streams.batch(2).lengths()).containsExactly(3, 3);
  }

  @Test
  void trainingWrapsToTheNextPassFromZeroState() {
    TokenStreams streams = TokenStreams.training(positions(100), 0, 21, 2, 3);
    assertThat(BatchArrays.tokens(streams.batch(3)))
        .isEqualTo(BatchArrays.tokens(streams.batch(0)));
    assertThat(BatchArrays.tokens(streams.batch(3_000_000_001L)))
        .isEqualTo(BatchArrays.tokens(streams.batch(1)));
    assertThat(streams.continues(0)).isFalse();
    assertThat(streams.continues(1)).isTrue();
    assertThat(streams.continues(2)).isTrue();
    assertThat(streams.continues(3)).isFalse();
    assertThat(streams.continues(4)).isTrue();
  }

  @Test
  void trainingStaysWithinItsSplit() {
    TokenStreams streams = TokenStreams.training(positions(100), 0, 13, 3, 4);
    assertThat(streams.passLength()).isEqualTo(1);
    assertThat(Arrays.stream(BatchArrays.classes(streams.batch(0))).max().orElseThrow())
        .isEqualTo(12);
  }

  @Test
  void tooLittleTextForOneWindowSaysHowMuchIsNeeded() {
    assertThatThrownBy(() -> TokenStreams.training(positions(100), 0, 12, 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12 characters")
        .hasMessageContaining("at least 13")
        .hasMessageContaining("batch_size")
        .hasMessageContaining("truncation");
    assertThatThrownBy(() -> TokenStreams.training(positions(100), 0, 100, 3, Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6442450942");
  }

  @Test
  void evaluationPredictsEveryTokenButTheFirstExactlyOnce() {
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int from = random.nextInt(50);
      int to = from + 2 + random.nextInt(120);
      int batchSize = 1 + random.nextInt(20);
      int window = 1 + random.nextInt(20);
      String name = String.format("seed %d: %d-%d, %d x %d", seed, from, to, batchSize, window);
      TokenStreams streams = TokenStreams.covering(positions(200), from, to, batchSize, window);
      int[] predicted = new int[200];
      int[] last = new int[batchSize];
      for (long index = 0; index < streams.passLength(); index++) {
        Batch batch = streams.batch(index);
        assertThat(batch.time()).as(name).isBetween(1, window);
        assertThat(streams.continues(index)).as(name).isEqualTo(index > 0);
        for (int sequence = 0; sequence < batch.batch(); sequence++) {
          int[] tokens = Opened.tokens(batch, sequence);
          int[] classes = Opened.classes(batch, sequence);
          assertThat(tokens.length).as(name).isBetween(1, window);
          for (int step = 0; step < tokens.length; step++) {
            if (classes[step] >= 0) {
              predicted[classes[step]]++;
              assertThat(classes[step]).as(name).isEqualTo(tokens[step] + 1);
              if (index > 0 || step > 0) {
                assertThat(tokens[step]).as(name).isEqualTo(last[sequence]);
              }
              last[sequence] = classes[step];
            }
          }
        }
      }
      for (int token = 0; token < 200; token++) {
        int expected = token > from && token < to ? 1 : 0;
        assertThat(predicted[token]).as("%s, token %d", name, token).isEqualTo(expected);
      }
    }
  }

  @Test
  void anUnboundedWindowEvaluatesInOneBatch() {
    TokenStreams streams = TokenStreams.covering(positions(10), 0, 10, 2, Integer.MAX_VALUE);
    assertThat(streams.passLength()).isEqualTo(1);
    assertThat(streams.batch(0).lengths()).containsExactly(4, 5);
  }
}
