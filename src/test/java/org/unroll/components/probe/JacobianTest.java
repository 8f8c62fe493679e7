package org.unroll.components.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.UpdateView.StateJacobians;
import org.unroll.engine.Fixtures;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.reference.ReferenceNetwork;

class JacobianTest {
  private static final Jacobian PROBE = new Jacobian(Optional.empty(), 1, 100, 10);

  private static double[][] diagonal(double... values) {
    double[][] matrix = new double[values.length][values.length];
    for (int i = 0; i < values.length; i++) {
      matrix[i][i] = values[i];
    }
    return matrix;
  }

  private static double[][] random(int size, double scale, SplittableRandom random) {
    double[][] matrix = new double[size][size];
    for (double[] row : matrix) {
      Arrays.setAll(row, i -> scale * random.nextGaussian());
    }
    return matrix;
  }

  private static List<Record> rows(double[][][] steps) {
    StateJacobians jacobians = new StateJacobians(0, false, 0, List.of("h"), steps);
    return Observed.rows(PROBE, Observed.at(4, true).jacobians(jacobians));
  }

  @Test
  void aLongProductNeitherVanishesNorOverflows() {
    for (double scale : new double[] {1e-3, 1, 1e3}) {
      double[][][] steps = new double[400][][];
      Arrays.fill(steps, diagonal(scale, 0.99 * scale, 0.98 * scale));
      JacobianAtLag last = Observed.of(JacobianAtLag.class, rows(steps)).get(399);
      double expected = 400 * Math.log10(scale);
      assertThat(last.lag()).isEqualTo(400);
      assertThat(last.log10Largest().orElseThrow()).isCloseTo(expected, within(1e-9));
      assertThat(last.log10Median().orElseThrow())
          .isCloseTo(expected + 400 * Math.log10(0.99), within(1e-9));
      assertThat(last.log10Smallest().orElseThrow())
          .isCloseTo(expected + 400 * Math.log10(0.98), within(1e-9));
      assertThat(last.natsPerStep().orElseThrow()).isCloseTo(Math.log(scale), within(1e-12));
      assertThat(last.stepNorm()).isCloseTo(scale, within(1e-12 * scale));
    }
  }

  @Test
  void whatIsBelowRoundingIsLeftEmpty() {
    double[][][] steps = new double[30][][];
    Arrays.fill(steps, diagonal(1, 0.5, 0.1));
    List<JacobianAtLag> lags = Observed.of(JacobianAtLag.class, rows(steps));
    assertThat(lags.get(12).log10Smallest().orElseThrow()).isCloseTo(-13, within(1e-9));
    assertThat(lags.get(14).log10Smallest()).as("1e-15 of the largest").isEmpty();
    assertThat(lags.get(29).log10Median().orElseThrow())
        .isCloseTo(30 * Math.log10(0.5), within(1e-9));
    assertThat(lags.get(29).effectiveRank().orElseThrow()).isBetween(1.0, 1.001);
  }

  @Test
  void effectiveRankCountsDirections() {
    JacobianAtLag equal =
        Observed.of(JacobianAtLag.class, rows(new double[][][] {diagonal(2, 2, 2, 2)})).get(0);
    assertThat(equal.effectiveRank().orElseThrow()).isCloseTo(4, within(1e-12));
    JacobianAtLag one =
        Observed.of(JacobianAtLag.class, rows(new double[][][] {diagonal(2, 0, 0, 0)})).get(0);
    assertThat(one.effectiveRank().orElseThrow()).isCloseTo(1, within(1e-12));
    JacobianAtLag none =
        Observed.of(JacobianAtLag.class, rows(new double[][][] {diagonal(0, 0)})).get(0);
    assertThat(none.effectiveRank()).isEmpty();
    assertThat(none.log10Largest()).isEmpty();
    assertThat(none.natsPerStep()).isEmpty();
    assertThat(none.stepNorm()).isZero();
  }

  /** Against the product multiplied out, over random matrices. */
  @Test
  void theFactoredProductIsTheProduct() {
    for (long seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][][] steps = new double[5][][];
      Arrays.setAll(steps, t -> random(4, 0.7, random));
      DMatrixRMaj product = CommonOps_DDRM.identity(4);
      for (double[][] step : steps) {
        DMatrixRMaj next = new DMatrixRMaj(4, 4);
        CommonOps_DDRM.mult(new DMatrixRMaj(step), product, next);
        product = next;
      }
      SingularValues expected = SingularValues.of(product, 4, 0);
      JacobianAtLag last = Observed.of(JacobianAtLag.class, rows(steps)).get(4);
      assertThat(last.log10Largest().orElseThrow())
          .as("seed %d", seed)
          .isCloseTo(Math.log10(expected.values()[0]), within(1e-10));
      assertThat(last.log10Smallest().orElseThrow())
          .as("seed %d", seed)
          .isCloseTo(Math.log10(expected.values()[3]), within(1e-6));
      assertThat(last.effectiveRank().orElseThrow())
          .as("seed %d", seed)
          .isCloseTo(expected.effectiveRank().orElseThrow(), within(1e-9));
    }
  }

  @Test
  void lyapunovExponentsAreAveragedAfterTheWarmUp() {
    double[][][] steps = new double[30][][];
    Arrays.fill(steps, 0, 10, diagonal(7, 7));
    Arrays.fill(steps, 10, 30, diagonal(0.5, 2));
    List<LyapunovExponent> exponents = Observed.of(LyapunovExponent.class, rows(steps));
    assertThat(exponents).map(LyapunovExponent::place).containsExactly(0, 1);
    assertThat(exponents.get(0).exponent().orElseThrow()).isCloseTo(Math.log(2), within(1e-12));
    assertThat(exponents.get(1).exponent().orElseThrow()).isCloseTo(-Math.log(2), within(1e-12));
    assertThat(exponents.get(0).steps()).isEqualTo(20);
  }

  /** The exponents' sum is the mean of ln|det J|, whatever the matrices. */
  @Test
  void lyapunovExponentsAddUpToTheVolumesGrowth() {
    SplittableRandom random = new SplittableRandom(3);
    double[][][] steps = new double[60][][];
    Arrays.setAll(steps, t -> random(5, 0.6, random));
    double volume = 0;
    for (int t = 10; t < 60; t++) {
      volume += Math.log(Math.abs(CommonOps_DDRM.det(new DMatrixRMaj(steps[t])))) / 50;
    }
    double sum =
        Observed.of(LyapunovExponent.class, rows(steps)).stream()
            .mapToDouble(exponent -> exponent.exponent().orElseThrow())
            .sum();
    assertThat(sum).isCloseTo(volume, within(1e-9));
  }

  /** A linear network with the weights ρ·Q, Q orthogonal, run by the engine in double precision. */
  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1.0, 1.1})
  void aLinearNetworkScalesEveryDirectionAlike(double scale) {
    int hidden = 5;
    Task task = new Task(Task.Target.VALUES, Task.Timing.AT_END, 1);
    InputShape input = InputShape.features(2);
    NetworkDefinition definition =
        Fixtures.network(Fixtures.cell("rnn"), "linear", 1, hidden, input, task);
    double[] parameters = Fixtures.parameters(definition, 7);
    Parameter recurrent =
        definition.layout().parameters().stream()
            .filter(parameter -> parameter.role().equals("recurrent"))
            .findFirst()
            .orElseThrow();
    DMatrixRMaj weights = RandomMatrices_DDRM.orthogonal(hidden, hidden, new Random(5));
    for (int i = 0; i < recurrent.length(); i++) {
      parameters[recurrent.offset() + i] = scale * weights.data[i];
    }
    List<StateJacobians> found = new ArrayList<>();
    new ReferenceNetwork(definition)
        .jacobians(
            parameters,
            Fixtures.batch(input, task, 60, 1, false, 8),
            new float[1][][],
            Masks.NONE,
            1,
            60,
            found::add);
    List<Record> rows = Observed.rows(PROBE, Observed.at(4, true).jacobians(found.get(0)));
    assertThat(Observed.of(JacobianAtLag.class, rows)).hasSize(60);
    for (JacobianAtLag at : Observed.of(JacobianAtLag.class, rows)) {
      double expected = at.lag() * Math.log10(scale);
      assertThat(at.log10Largest().orElseThrow()).isCloseTo(expected, within(1e-12 * 60));
      assertThat(at.log10Smallest().orElseThrow()).isCloseTo(expected, within(1e-12 * 60));
      assertThat(at.stepNorm()).isCloseTo(scale, within(1e-12));
      assertThat(at.effectiveRank().orElseThrow()).isCloseTo(hidden, within(1e-9));
    }
    assertThat(Observed.of(LyapunovExponent.class, rows))
        .hasSize(hidden)
        .allSatisfy(
            exponent ->
                assertThat(exponent.exponent().orElseThrow())
                    .isCloseTo(Math.log(scale), within(1e-12)));
  }

  /** What is lost at one lag may be all that is left at the next. */
  @Test
  void aDirectionThatCountedForNothingCanCountAgain() {
    double[][][] steps = {diagonal(0, 1e-3), diagonal(1, 1e-25)};
    List<JacobianAtLag> lags = Observed.of(JacobianAtLag.class, rows(steps));
    assertThat(lags.get(0).log10Largest().orElseThrow()).isZero();
    assertThat(lags.get(0).log10Smallest()).isEmpty();
    assertThat(lags.get(1).log10Largest().orElseThrow()).isCloseTo(-28, within(1e-9));
  }

  @Test
  void whatIsNotFiniteHasNoSingularValues() {
    List<JacobianAtLag> lags =
        Observed.of(JacobianAtLag.class, rows(new double[][][] {diagonal(Double.NaN, 1)}));
    assertThat(lags.get(0).log10Largest()).isEmpty();
    assertThat(lags.get(0).effectiveRank()).isEmpty();
  }

  @Test
  void aSequenceShorterThanTheWarmUpHasNoExponents() {
    double[][][] steps = new double[10][][];
    Arrays.fill(steps, diagonal(1, 1));
    assertThat(Observed.of(LyapunovExponent.class, rows(steps))).isEmpty();
    double[][][] lost = new double[12][][];
    Arrays.fill(lost, diagonal(1, 0));
    assertThat(Observed.of(LyapunovExponent.class, rows(lost)).get(1).exponent()).isEmpty();
  }

  @Test
  void recurrentMatricesHaveARadiusAndANorm() {
    List<Parameter> parameters =
        List.of(
            new Parameter(0, "state", "input", 0, 2, 1),
            new Parameter(0, "state", "recurrent", 2, 2, 2),
            new Parameter(0, "wide", "recurrent", 6, 1, 2));
    // A rotation by 90 degrees, stretched: eigenvalues ±i√6, singular values 2 and 3.
    float[] values = {9, 9, 0, -2, 3, 0, 3, 4};
    Observed update =
        Observed.at(4, true).parameters(parameters, values, new float[8], new float[8]);
    List<RecurrentMatrix> rows = Observed.of(RecurrentMatrix.class, Observed.rows(PROBE, update));
    assertThat(rows).map(RecurrentMatrix::gate).containsExactly("state", "wide");
    assertThat(rows.get(0).spectralRadius().orElseThrow()).isCloseTo(Math.sqrt(6), within(1e-12));
    assertThat(rows.get(0).norm()).isCloseTo(3, within(1e-12));
    assertThat(rows.get(1).spectralRadius()).as("not square").isEmpty();
    assertThat(rows.get(1).norm()).isCloseTo(5, within(1e-12));
  }
}
