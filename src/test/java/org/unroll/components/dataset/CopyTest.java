package org.unroll.components.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Dataset;

class CopyTest {
  private static final int LENGTH = 4;
  private static final int DELAY = 3;

  private static Batch batch(CopyLoss loss) {
    return Opened.train(new Copy(8, LENGTH, DELAY, loss, 1, 1), 5, 30).batch(0);
  }

  @Test
  void symbolsThenBlanksThenDelimiterThenBlanks() {
    Batch batch = batch(CopyLoss.RECALL);
    assertThat(batch.time()).isEqualTo(DELAY + 2 * LENGTH);
    for (int sequence = 0; sequence < 30; sequence++) {
      int[] tokens = Opened.tokens(batch, sequence);
      assertThat(Arrays.stream(tokens, 0, LENGTH)).allMatch(symbol -> symbol >= 1 && symbol <= 8);
      assertThat(Arrays.copyOfRange(tokens, LENGTH, tokens.length))
          .containsExactly(0, 0, 9, 0, 0, 0, 0);
    }
  }

  @Test
  void recallIsScoredAloneOrWithTheBlanks() {
    for (CopyLoss loss : CopyLoss.values()) {
      Batch batch = batch(loss);
      int elsewhere = loss == CopyLoss.ALL ? 0 : -1;
      for (int sequence = 0; sequence < 30; sequence++) {
        int[] symbols = Arrays.copyOf(Opened.tokens(batch, sequence), LENGTH);
        int[] classes = Opened.classes(batch, sequence);
        assertThat(Arrays.copyOf(classes, LENGTH + DELAY)).containsOnly(elsewhere);
        assertThat(Arrays.copyOfRange(classes, LENGTH + DELAY, classes.length)).isEqualTo(symbols);
      }
    }
  }

  @Test
  void bothLossesSeeTheSameStrings() {
    assertThat(BatchArrays.tokens(batch(CopyLoss.ALL)))
        .isEqualTo(BatchArrays.tokens(batch(CopyLoss.RECALL)));
  }

  @Test
  void theDelimiterIsAnInputButNeverATarget() {
    Dataset.Sequences copy = Opened.with(new Copy(3, 2, 1, CopyLoss.ALL, 1, 1), 0);
    assertThat(copy.input().symbols()).containsExactly("blank", "1", "2", "3", "delimiter");
    assertThat(copy.task().symbols()).containsExactly("blank", "1", "2", "3");
  }
}
