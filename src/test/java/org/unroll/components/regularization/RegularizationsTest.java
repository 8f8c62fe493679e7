package org.unroll.components.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Parameter;
import org.unroll.api.Regularization;

class RegularizationsTest {
  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter(0, "state", "recurrent", 0, 2, 2),
          new Parameter(0, "state", "bias", 4, 2, 1),
          new Parameter(-1, "output", "weight", 6, 1, 2));
  private static final int SIZE = 8;

  private static double penalty(Regularization regularization, float[] values) {
    return regularization.penalize(values, new float[SIZE], PARAMETERS);
  }

  @Test
  void closedForms() {
    float[] values = {3, -4, 0, 0, 100, 100, 0, 1};
    assertThat(penalty(new L1(0.5, false), values)).isEqualTo(4);
    assertThat(penalty(new L1(0.5, true), values)).isEqualTo(104);
    assertThat(penalty(new L2(0.5, false), values)).isEqualTo(6.5);
    assertThat(penalty(new L2(0.5, true), values)).isEqualTo(5006.5);
    assertThat(penalty(new NoRegularization(), values)).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theGradientIsThePenaltys(boolean biases) {
    for (Regularization regularization :
        new Regularization[] {new L1(0.3, biases), new L2(0.3, biases), new NoRegularization()}) {
      SplittableRandom random = new SplittableRandom(1);
      float[] values = new float[SIZE];
      float[] gradient = new float[SIZE];
      for (int i = 0; i < SIZE; i++) {
        values[i] = (float) random.nextGaussian();
        gradient[i] = 7;
      }
      float[] before = values.clone();
      regularization.penalize(values, gradient, PARAMETERS);
      assertThat(values).isEqualTo(before);
      for (int i = 0; i < SIZE; i++) {
        float step = 1f / 1024;
        float[] up = values.clone();
        float[] down = values.clone();
        up[i] += step;
        down[i] -= step;
        double difference =
            (penalty(regularization, up) - penalty(regularization, down))
                / ((double) up[i] - down[i]);
        assertThat((double) gradient[i])
            .as("%s, element %d", regularization, i)
            .isCloseTo(7 + difference, within(2e-6));
      }
    }
  }

  @Test
  void aWeightAtZeroIsLeftThere() {
    float[] gradient = new float[SIZE];
    new L1(1, true).penalize(new float[SIZE], gradient, PARAMETERS);
    assertThat(gradient).containsOnly(0);
  }
}
