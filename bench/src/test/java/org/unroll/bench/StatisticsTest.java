package org.unroll.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final double EXACT = 1e-12;

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertEquals(3, Statistics.median(9, 1, 3), EXACT);
    assertEquals(2.5, Statistics.median(9, 1, 3, 2), EXACT);
  }

  @Test
  void halfAndDoubleCancelInTheGeometricMean() {
    assertEquals(1, Statistics.geometricMean(0.5, 2), EXACT);
    assertEquals(Double.NaN, Statistics.geometricMean());
  }

  @Test
  void differencesAreRelativeToTheNorm() {
    assertEquals(
        0.1, Statistics.relativeDifference(new float[] {3, 4.5f}, new float[] {3, 4}), EXACT);
  }

  @Test
  void anotherGradientIsRefused() {
    Map<String, float[]> ours = Map.of("w", new float[] {1, 2});
    Agreement.requireSameGradients("peer", ours, Map.of("w", new float[] {1, 2.0001f}));
    assertThrows(
        Agreement.Failed.class,
        () -> Agreement.requireSameGradients("peer", ours, Map.of("w", new float[] {2, 1})));
    assertThrows(
        Agreement.Failed.class, () -> Agreement.requireSameGradients("peer", ours, Map.of()));
    assertThrows(
        Agreement.Failed.class,
        () ->
            Agreement.requireSameGradients("peer", ours, Map.of("w", new float[] {1, Float.NaN})));
  }

  @Test
  void anotherLossIsRefused() {
    assertThrows(Agreement.Failed.class, () -> Agreement.requireSameLoss("peer", 4.17, 4.18, 1e-4));
    assertThrows(
        Agreement.Failed.class, () -> Agreement.requireSameLoss("peer", 4.17, Double.NaN, 1e-4));
  }
}
