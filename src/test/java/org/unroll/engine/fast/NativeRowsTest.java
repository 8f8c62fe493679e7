package org.unroll.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeRowsTest {
  @Test
  void partsOfAMatrixGoToItsRowsOfTheStepMovedTo() {
    NativeRows rows = new NativeRows(4);
    rows.prepare(3, 2);
    rows.clear();
    rows.moveTo(1);
    rows.clear();
    float[] matrix = {1, 2, 3, 4, 5, 6};
    rows.putPart(2, matrix, 3, 6); // the second row of a matrix that begins at row 2
    float[] all = new float[12];
    rows.get(0, 4, all);
    assertThat(all).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5, 6);
    float[] part = {7, 7, 7, 7, 7, 7};
    rows.getPart(2, part, 3, 6);
    assertThat(part).containsExactly(7, 7, 7, 4, 5, 6);
    rows.moveTo(0);
    rows.get(0, 4, all);
    assertThat(all).containsOnly(0);
  }

  @Test
  void severalThreadsCopyAtOnce() {
    int threads = 3;
    int batch = 2;
    ThreadTeam team = new ThreadTeam(threads);
    NativeRows rows = new NativeRows(threads);
    rows.prepare(batch);
    float[] source = new float[threads * batch];
    float[] target = new float[threads * batch];
    for (int round = 0; round < 20_000; round++) {
      java.util.Arrays.fill(source, round);
      team.share(
          (part, parts) -> {
            rows.putPart(0, source, part * batch, (part + 1) * batch);
            rows.getPart(0, target, part * batch, (part + 1) * batch);
          });
      assertThat(target).containsOnly(round);
    }
  }
}
