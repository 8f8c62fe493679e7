package org.unroll.report.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static Series run(Map<Double, Double> values) {
    return Series.of(new TreeMap<>(values));
  }

  @Test
  void everyPlaceTellsTheRunsThatGotThere() {
    Curve curve =
        Curve.over(
            List.of(
                run(Map.of(0.0, 1.0, 10.0, 2.0, 20.0, 9.0)),
                run(Map.of(0.0, 3.0, 10.0, 4.0)),
                run(Map.of(0.0, 5.0, 10.0, 6.0))),
            100);
    assertThat(curve.points()).extracting(Curve.Point::x).containsExactly(0.0, 10.0, 20.0);
    Band first = curve.points().get(0).band();
    assertThat(first.mean()).isEqualTo(3);
    assertThat(first.min()).isEqualTo(1);
    assertThat(first.max()).isEqualTo(5);
    // t(0.975, 2) = 4.3027 by sd / √n = 2 / √3.
    assertThat(first.high() - first.mean()).isCloseTo(4.96828, within(1e-5));
    Band alone = curve.points().get(2).band();
    assertThat(alone.n()).isEqualTo(1);
    assertThat(alone.mean()).isEqualTo(9);
    assertThat(alone.low()).isNaN();
  }

  @Test
  void whereNothingArrivesTheGeometricMeanIsNothing() {
    Band band =
        Curve.over(List.of(run(Map.of(1.0, Double.NEGATIVE_INFINITY)), run(Map.of(1.0, -3.0))), 100)
            .points()
            .get(0)
            .band();
    assertThat(band.mean()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(band.max()).isEqualTo(-3);
  }

  @Test
  void ofManyPlacesTheFirstTheLastAndSomeBetweenStay() {
    List<Integer> places = IntStream.range(0, 1001).boxed().toList();
    assertThat(Thinning.of(places, 5)).containsExactly(0, 250, 500, 750, 1000);
    assertThat(Thinning.of(places, 1001)).isSameAs(places);
  }
}
