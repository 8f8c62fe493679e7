package org.unroll.components.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Activation;

class ActivationsTest {
  private static final float EDGE = 30;

  static Stream<Activation> all() {
    return Stream.of(
        new HyperbolicTangent(),
        new Sigmoid(),
        new Relu(),
        new Linear(),
        new LeakyRelu(0.01),
        new LeakyRelu(0),
        new Elu(1),
        new Elu(1.7),
        new Softplus(),
        new HardTanh(),
        new HardSigmoid());
  }

  static Stream<Activation> saturating() {
    return Stream.of(new HyperbolicTangent(), new Sigmoid(), new HardTanh(), new HardSigmoid());
  }

  /** From −30 to 30 in steps that are no round numbers, and powers of two down to the smallest. */
  private static float[] grid() {
    int even = 600_001;
    int powers = 150;
    float[] x = new float[even + 2 * powers];
    for (int i = 0; i < even; i++) {
      x[i] = -EDGE + 2 * EDGE * i / (even - 1);
    }
    for (int i = 0; i < powers; i++) {
      x[even + 2 * i] = (float) Math.scalb(1.3, -i);
      x[even + 2 * i + 1] = (float) -Math.scalb(1.3, -i);
    }
    return x;
  }

  private record Applied(float[] x, float[] value, float[] slope) {
    static Applied of(Activation activation, float... x) {
      Applied applied = new Applied(x, new float[x.length], new float[x.length]);
      activation.apply(x, applied.value, applied.slope, 0, x.length);
      return applied;
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void fastValuesAgreeWithDoublePrecision(Activation activation) {
    Applied fast = Applied.of(activation, grid());
    double worst = 0;
    double worstRelative = 0;
    for (int i = 0; i < fast.x.length; i++) {
      double exact = activation.value(fast.x[i]);
      double error = Math.abs(fast.value[i] - exact);
      worst = Math.max(worst, error / Math.max(1, Math.abs(exact)));
      worstRelative = Math.max(worstRelative, error / Math.max(Math.abs(exact), 1e-38));
    }
    assertThat(worst).isLessThanOrEqualTo(tolerance(activation));
    assertThat(worstRelative).isLessThanOrEqualTo(1e-5);
  }

  /** The logistic function's quotient is squared five times; what is built on it inherits that. */
  private static double tolerance(Activation activation) {
    return activation instanceof Sigmoid ? 1.5e-6 : activation instanceof Softplus ? 2e-6 : 4e-7;
  }

  @ParameterizedTest
  @MethodSource("all")
  void fastSlopesStayTrueWhereTheFunctionSaturates(Activation activation) {
    Applied fast = Applied.of(activation, grid());
    double reach = activation instanceof HyperbolicTangent ? 15 : EDGE;
    double worst = 0;
    for (int i = 0; i < fast.x.length; i++) {
      if (Math.abs(fast.x[i]) <= reach) {
        double exact = activation.slope(fast.x[i]);
        double error = Math.abs(fast.slope[i] - exact) / Math.max(exact, 1e-38);
        worst = Math.max(worst, error);
      }
    }
    assertThat(worst).isLessThanOrEqualTo(1e-5);
  }

  @ParameterizedTest
  @MethodSource("all")
  void slopesAreCentralDifferencesOfValues(Activation activation) {
    double h = 1e-5;
    for (double x = -12.3456; x < 12; x += 0.0987) {
      double difference = (activation.value(x + h) - activation.value(x - h)) / (2 * h);
      double slope = activation.slope(x);
      assertThat(slope).isCloseTo(difference, within(1e-6 * Math.abs(slope) + 2e-11));
    }
  }

  @ParameterizedTest
  @MethodSource("saturating")
  void hugeArgumentsGiveTheLimits(Activation activation) {
    Applied fast =
        Applied.of(activation, 1e4f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, -1e4f, -1e30f);
    for (int i = 0; i < 5; i++) {
      double limit = activation.value(fast.x[i]);
      assertThat((double) fast.value[i]).isCloseTo(limit, within(4e-7));
      assertThat(fast.slope[i]).isBetween(0f, 1e-15f);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void notANumberStaysNotANumber(Activation activation) {
    Applied fast = Applied.of(activation, 1, Float.NaN, 1);
    assertThat(fast.value[1]).isNaN();
    if (!(activation instanceof Linear)) {
      assertThat(fast.slope[1]).isNaN();
      assertThat(activation.slope(Double.NaN)).isNaN();
    }
    assertThat(fast.value[0]).isEqualTo(fast.value[2]).isFinite();
    assertThat(activation.value(Double.NaN)).isNaN();
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingBesidesThePartAskedForIsTouched(Activation activation) {
    float[] value = {-7, -7, -7, -7};
    float[] slope = {-7, -7, -7, -7};
    activation.apply(new float[] {0.5f, 0.5f, 0.5f, 0.5f}, value, slope, 1, 3);
    for (float[] result : List.of(value, slope)) {
      assertThat(result[0]).isEqualTo(-7);
      assertThat(result[1]).isNotEqualTo(-7);
      assertThat(result[2]).isNotEqualTo(-7);
      assertThat(result[3]).isEqualTo(-7);
    }
  }

  @Test
  void gatesNeverReachZeroOrOneBelowFifteen() {
    int count = 300_000;
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = -14.99999f + 29.99998f * i / (count - 1);
    }
    Applied gate = Applied.of(new Sigmoid(), x);
    for (int i = 0; i < count; i++) {
      assertThat(gate.value[i] > 0 && gate.value[i] < 1).as("sigmoid(%s)", x[i]).isTrue();
    }
  }

  @Test
  void tanhNeverExceedsOneAndIsOdd() {
    Applied tanh = Applied.of(new HyperbolicTangent(), grid());
    float[] negated = new float[tanh.x.length];
    for (int i = 0; i < negated.length; i++) {
      negated[i] = -tanh.x[i];
      assertThat(Math.abs(tanh.value[i]) <= 1).as("tanh(%s)", tanh.x[i]).isTrue();
    }
    Applied mirrored = Applied.of(new HyperbolicTangent(), negated);
    for (int i = 0; i < negated.length; i++) {
      assertThat(mirrored.value[i] == -tanh.value[i]).as("tanh(%s)", negated[i]).isTrue();
    }
  }

  @Test
  void closedForms() {
    assertThat(new Sigmoid().value(0)).isEqualTo(0.5);
    assertThat(new Sigmoid().slope(0)).isEqualTo(0.25);
    assertThat(new Sigmoid().value(Math.log(3))).isCloseTo(0.75, within(1e-15));
    assertThat(new Sigmoid().value(-800)).isZero();
    assertThat(new Sigmoid().value(800)).isEqualTo(1);
    assertThat(new HyperbolicTangent().slope(0)).isEqualTo(1);
    assertThat(new HyperbolicTangent().slope(300)).isPositive();
    assertThat(new HyperbolicTangent().slope(-2)).isCloseTo(0.070650824853, within(1e-12));
  }

  @Test
  void rectifiersGoOnForEverOnTheRightAndEndAtTheirLimitOnTheLeft() {
    float[] far = {1e4f, Float.MAX_VALUE, Float.POSITIVE_INFINITY};
    for (Activation activation : new Activation[] {new Softplus(), new Elu(2)}) {
      Applied right = Applied.of(activation, far);
      assertThat(right.value).containsExactly(far);
      assertThat(right.slope).containsExactly(1, 1, 1);
      Applied left = Applied.of(activation, -1e4f, -1e30f, Float.NEGATIVE_INFINITY);
      for (int i = 0; i < 3; i++) {
        double limit = activation.value(left.x[i]);
        assertThat((double) left.value[i]).isCloseTo(limit, within(5e-7));
        assertThat(left.slope[i]).isBetween(0f, 1e-15f);
      }
    }
    assertThat(new Softplus().value(-700)).isCloseTo(Math.exp(-700), within(1e-317));
    assertThat(new Softplus().value(0)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(new Elu(2).value(-Math.log(2))).isCloseTo(-1, within(1e-15));
    assertThat(new Elu(2).slope(-Math.log(2))).isCloseTo(1, within(1e-15));
    assertThat(new LeakyRelu(0.2).value(-5)).isEqualTo(-1);
  }

  @Test
  void slopesJumpAtTheKinksAndNowhereElse() {
    float e = 1e-6f;
    assertThat(Applied.of(new LeakyRelu(0.25), -1, -e, 0, Float.MIN_VALUE, 1e38f).slope)
        .containsExactly(0.25f, 0.25f, 0.25f, 1, 1);
    assertThat(Applied.of(new HardTanh(), -1, -1 + e, 0, 1 - e, 1, 1 + e).slope)
        .containsExactly(0, 1, 1, 1, 0, 0);
    assertThat(Applied.of(new HardSigmoid(), -2.5f, -2.5f + e, 0, 2.5f - e, 2.5f, 9).slope)
        .containsExactly(0, 0.2f, 0.2f, 0.2f, 0, 0);
    assertThat(Applied.of(new Elu(3), 0, Float.MIN_VALUE).slope).containsExactly(3, 1);
    for (Activation activation : all().toList()) {
      double[] kinks = activation.kinks();
      for (double x = -4; x <= 4; x += 0.125) {
        double before = activation.slope(x - 1e-9);
        double after = activation.slope(x + 1e-9);
        double here = x;
        boolean kink = java.util.Arrays.stream(kinks).anyMatch(known -> known == here);
        assertThat(kink || Math.abs(after - before) < 1e-8).as("%s at %s", activation, x).isTrue();
      }
    }
  }

  @Test
  void reluHasItsKinkAtZeroWithSlopeZero() {
    Applied relu =
        Applied.of(
            new Relu(), -1, -0f, 0, Float.MIN_VALUE, Float.MAX_VALUE, Float.POSITIVE_INFINITY);
    assertThat(relu.value)
        .containsExactly(0, 0, 0, Float.MIN_VALUE, Float.MAX_VALUE, Float.POSITIVE_INFINITY);
    assertThat(relu.slope).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(new Relu().slope(0)).isZero();
    assertThat(new Relu().kinks()).containsExactly(0);
    assertThat(new HyperbolicTangent().kinks()).isEmpty();
  }
}
