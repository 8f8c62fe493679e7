package org.unroll.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTest {
  private static final int ROWS = 3;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 20})
  void rowsOfAnyWidthComeToTheirPlace(int count) {
    int width = count + 2;
    int newWidth = count + 5;
    int[] source = IntStream.range(1, 1 + 4 * width).toArray();
    float[] reals = new float[source.length];
    for (int i = 0; i < reals.length; i++) {
      reals[i] = source[i];
    }
    int[] target = new int[4 * newWidth];
    float[] realTarget = new float[target.length];
    Block block = new Block(width + 1, width, newWidth + 4, newWidth, ROWS, count);
    block.copy(source, target);
    block.copy(reals, realTarget);
    for (int i = 0; i < target.length; i++) {
      int row = i / newWidth - 1;
      int column = i % newWidth - 4;
      boolean within = row >= 0 && row < ROWS && column >= 0 && column < count;
      int expected = within ? source[(row + 1) * width + 1 + column] : 0;
      assertThat(target[i]).isEqualTo(expected);
      assertThat(realTarget[i]).isEqualTo(expected);
    }
  }
}
