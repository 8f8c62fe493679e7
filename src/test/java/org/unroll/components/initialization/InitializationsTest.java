package org.unroll.components.initialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.api.Initialization;
import org.unroll.api.Parameter;

class InitializationsTest {
  private static double[] filled(Initialization initialization, int rows, int columns, long seed) {
    double[] values = new double[rows * columns];
    Arrays.fill(values, 99);
    initialization.fill(values, rows, columns, new SplittableRandom(seed));
    return values;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  @Test
  void identityHasItsScaleOnTheMainDiagonal() {
    assertThat(filled(new Identity(1), 2, 2, 0)).containsExactly(1, 0, 0, 1);
    assertThat(filled(new Identity(0.5), 2, 3, 0)).containsExactly(0.5, 0, 0, 0, 0.5, 0);
    assertThat(filled(new Identity(-2), 3, 2, 0)).containsExactly(-2, 0, 0, -2, 0, 0);
    assertThat(filled(new Identity(1), 3, 1, 0)).containsExactly(1, 0, 0);
  }

  @Test
  void constantsFillEverything() {
    assertThat(filled(new Zeros(), 2, 2, 0)).containsOnly(0);
    assertThat(filled(new Constant(3.5), 4, 1, 0)).containsOnly(3.5);
  }

  @Test
  void normalHasItsMeanAndDeviation() {
    double[] values = filled(new Normal(0.5, 0.1), 200, 300, 11);
    assertThat(mean(values)).isCloseTo(0.5, within(0.1 * 4 / Math.sqrt(values.length)));
    assertThat(deviation(values)).isCloseTo(0.1, within(0.002));
    assertThat(filled(new Normal(1, 0), 3, 3, 11)).containsOnly(1);
  }

  @Test
  void uniformFillsItsInterval() {
    double[] values = filled(new Uniform(0.08), 100, 100, 12);
    assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(0.0799, 0.08);
    assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-0.08, -0.0799);
    assertThat(deviation(values)).isCloseTo(0.08 / Math.sqrt(3), within(0.001));
  }

  @ParameterizedTest
  @CsvSource({"64, 64", "128, 3", "5, 700"})
  void glorotHasTheVarianceTwoOverInputsAndOutputs(int rows, int columns) {
    double[] values = filled(new Glorot(), rows, columns, 13);
    double limit = Math.sqrt(6.0 / (rows + columns));
    assertThat(Arrays.stream(values).map(Math::abs).max().orElseThrow())
        .isBetween(0.98 * limit, limit);
    assertThat(deviation(values))
        .isCloseTo(Math.sqrt(2.0 / (rows + columns)), within(0.05 * limit));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 9", "9, 1", "2, 2", "64, 64", "40, 100", "100, 40", "200, 200"})
  void theShorterSideOfAnOrthogonalMatrixIsOrthonormal(int rows, int columns) {
    for (long seed = 0; seed < 5; seed++) {
      double[] q = filled(new Orthogonal(1), rows, columns, seed);
      int vectors = Math.min(rows, columns);
      int size = Math.max(rows, columns);
      for (int a = 0; a < vectors; a++) {
        for (int b = 0; b <= a; b++) {
          double product = 0;
          for (int i = 0; i < size; i++) {
            product +=
                rows <= columns
                    ? q[a * columns + i] * q[b * columns + i]
                    : q[i * columns + a] * q[i * columns + b];
          }
          assertThat(product)
              .as("seed %d, vectors %d and %d", seed, a, b)
              .isCloseTo(a == b ? 1 : 0, within(1e-12));
        }
      }
    }
  }

  @Test
  void gainScalesTheOrthogonalMatrix() {
    double[] plain = filled(new Orthogonal(1), 6, 6, 4);
    double[] scaled = filled(new Orthogonal(1.5), 6, 6, 4);
    for (int i = 0; i < plain.length; i++) {
      assertThat(scaled[i]).isCloseTo(1.5 * plain[i], within(1e-14));
    }
  }

  /** Under the Haar measure every entry has mean 0 and variance 1/n; without signs it would not. */
  @Test
  void orthogonalMatricesAreHaarDistributed() {
    int draws = 4000;
    double[] sum = new double[9];
    double[] squares = new double[9];
    int reflections = 0;
    for (int seed = 0; seed < draws; seed++) {
      double[] q = filled(new Orthogonal(1), 3, 3, seed);
      for (int i = 0; i < 9; i++) {
        sum[i] += q[i];
        squares[i] += q[i] * q[i];
      }
      double determinant =
          q[0] * (q[4] * q[8] - q[5] * q[7])
              - q[1] * (q[3] * q[8] - q[5] * q[6])
              + q[2] * (q[3] * q[7] - q[4] * q[6]);
      reflections += determinant < 0 ? 1 : 0;
    }
    for (int i = 0; i < 9; i++) {
      assertThat(sum[i] / draws).as("mean of entry %d", i).isCloseTo(0, within(0.04));
      assertThat(squares[i] / draws).as("variance of entry %d", i).isCloseTo(1.0 / 3, within(0.02));
    }
    assertThat((double) reflections / draws).isCloseTo(0.5, within(0.04));
  }

  @ParameterizedTest
  @CsvSource({"64, 64", "300, 30"})
  void heHasTheVarianceTwoOverInputs(int rows, int columns) {
    double[] values = filled(new He(), rows, columns, 14);
    double deviation = Math.sqrt(2.0 / columns);
    assertThat(mean(values)).isCloseTo(0, within(deviation * 4 / Math.sqrt(values.length)));
    assertThat(deviation(values)).isCloseTo(deviation, within(0.05 * deviation));
  }

  @Test
  void sparseConnectsEachUnitToAFewAnywhere() {
    int rows = 500;
    int columns = 40;
    double[] values = filled(new Sparse(15, 0.5), rows, columns, 15);
    int[] inColumn = new int[columns];
    for (int row = 0; row < rows; row++) {
      int connections = 0;
      for (int column = 0; column < columns; column++) {
        if (values[row * columns + column] != 0) {
          connections++;
          inColumn[column]++;
        }
      }
      assertThat(connections).isEqualTo(15);
    }
    assertThat(Arrays.stream(inColumn)).allMatch(count -> Math.abs(count - 187.5) < 60);
    double[] drawn = Arrays.stream(values).filter(value -> value != 0).toArray();
    assertThat(mean(drawn)).isCloseTo(0, within(0.03));
    assertThat(deviation(drawn)).isCloseTo(0.5, within(0.02));
    assertThat(filled(new Sparse(15, 1), 7, 3, 15)).as("fewer arguments").doesNotContain(0);
  }

  @Test
  void nearIdentityIsTheIdentityWithNoise() {
    int size = 200;
    double[] values = filled(new NearIdentity(0.5, 0.01), size, size, 16);
    for (int i = 0; i < size; i++) {
      values[i * size + i] -= 0.5;
    }
    assertThat(mean(values)).isCloseTo(0, within(0.0003));
    assertThat(deviation(values)).isCloseTo(0.01, within(0.0003));
    assertThat(filled(new NearIdentity(2, 0), 2, 3, 0)).containsExactly(2, 0, 0, 0, 2, 0);
  }

  @Test
  void chronoSpreadsTheMemoriesEvenlyOverAllLags() {
    int units = 20_000;
    double[] forget = filled(new Chrono(101, false), units, 1, 17);
    double[] lags = Arrays.stream(forget).map(Math::exp).sorted().toArray();
    for (int i = 0; i < units; i++) {
      assertThat(lags[i]).isCloseTo(1 + 99.0 * (i + 0.5) / units, within(1.5));
    }
    double[] input = filled(new Chrono(101, true), units, 1, 17);
    for (int i = 0; i < units; i++) {
      assertThat(input[i]).isEqualTo(-forget[i]);
    }
  }

  @Test
  void chronoDrawsTheSameForAllGatesOfALayerButNotForAllLayers() {
    Chrono chrono = new Chrono(10, false);
    String forget = chrono.stream(new Parameter(1, "forget", "bias", 0, 4, 1));
    assertThat(chrono.stream(new Parameter(1, "input", "bias", 4, 4, 1))).isEqualTo(forget);
    assertThat(chrono.stream(new Parameter(0, "forget", "bias", 8, 4, 1))).isNotEqualTo(forget);
    assertThat(new Zeros().stream(new Parameter(1, "forget", "bias", 0, 4, 1)))
        .isEqualTo("layer1.forget.bias");
  }

  @Test
  void drawsDependOnTheSeedAlone() {
    for (Initialization drawn :
        new Initialization[] {
          new Normal(0, 1),
          new Glorot(),
          new Orthogonal(1),
          new Uniform(1),
          new He(),
          new Sparse(2, 1),
          new NearIdentity(1, 1),
          new Chrono(9, false)
        }) {
      assertThat(filled(drawn, 4, 5, 3)).isEqualTo(filled(drawn, 4, 5, 3));
      assertThat(filled(drawn, 4, 5, 3)).isNotEqualTo(filled(drawn, 4, 5, 4));
    }
  }
}
