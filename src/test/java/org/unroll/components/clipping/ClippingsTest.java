package org.unroll.components.clipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unroll.api.Clipping;
import org.unroll.api.Parameter;

class ClippingsTest {
  private static double norm(float[] gradient) {
    double squares = 0;
    for (float element : gradient) {
      squares += (double) element * element;
    }
    return Math.sqrt(squares);
  }

  private static boolean clip(Clipping clipping, float[] gradient) {
    return clipping.clip(gradient, norm(gradient), List.of());
  }

  @Test
  void noneLeavesTheGradientAlone() {
    float[] gradient = {1e30f, -3};
    assertThat(clip(new NoClipping(), gradient)).isFalse();
    assertThat(gradient).containsExactly(1e30f, -3);
  }

  @Test
  void normClippingScalesToTheThreshold() {
    float[] gradient = {3, -4};
    assertThat(clip(new NormClipping(1), gradient)).isTrue();
    assertThat(gradient[0]).isCloseTo(0.6f, within(1e-7f));
    assertThat(gradient[1]).isCloseTo(-0.8f, within(1e-7f));
  }

  @Test
  void normClippingLeavesAGradientAtTheThresholdAlone() {
    float[] gradient = {3, -4};
    assertThat(clip(new NormClipping(5), gradient)).isFalse();
    assertThat(gradient).containsExactly(3, -4);
  }

  @Test
  void normClippingKeepsTheDirectionOfAnyGradient() {
    for (long seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] before = new float[1 + random.nextInt(100)];
      double scale = Math.exp(random.nextDouble(-30, 30));
      for (int i = 0; i < before.length; i++) {
        before[i] = (float) (scale * random.nextGaussian());
      }
      double threshold = Math.exp(random.nextDouble(-5, 5));
      float[] after = before.clone();
      boolean clipped = clip(new NormClipping(threshold), after);
      assertThat(clipped).as("seed %d", seed).isEqualTo(norm(before) > threshold);
      if (clipped) {
        assertThat(norm(after)).as("seed %d", seed).isCloseTo(threshold, within(1e-6 * threshold));
        double cosine = 0;
        for (int i = 0; i < before.length; i++) {
          cosine += (double) before[i] * after[i] / norm(before) / norm(after);
        }
        assertThat(cosine).as("seed %d", seed).isCloseTo(1, within(1e-6));
      } else {
        assertThat(after).as("seed %d", seed).isEqualTo(before);
      }
    }
  }

  @Test
  void valueClippingBoundsEachElement() {
    float[] gradient = {0.5f, -2, 7, 1};
    assertThat(clip(new ValueClipping(1), gradient)).isTrue();
    assertThat(gradient).containsExactly(0.5f, -1, 1, 1);
    assertThat(clip(new ValueClipping(1), gradient)).isFalse();
  }

  @Test
  void perParameterClippingTakesEachNormForItself() {
    List<Parameter> parameters =
        List.of(
            new Parameter(0, "state", "recurrent", 0, 1, 2),
            new Parameter(0, "state", "bias", 2, 1, 1),
            new Parameter(-1, "output", "weight", 3, 2, 1));
    float[] gradient = {3, -4, 0.5f, 0, 0};
    Clipping clipping = new PerParameterClipping(1);
    assertThat(clipping.clip(gradient, norm(gradient), parameters)).isTrue();
    assertThat(gradient[0]).isCloseTo(0.6f, within(1e-7f));
    assertThat(gradient[1]).isCloseTo(-0.8f, within(1e-7f));
    assertThat(gradient[2]).isEqualTo(0.5f);
    float[] small = {0.5f, 0.5f, -1, 0, 1};
    assertThat(clipping.clip(small, norm(small), parameters)).isFalse();
    assertThat(small).containsExactly(0.5f, 0.5f, -1, 0, 1);
    float[] bad = {5, 5, 5, Float.NaN, 5};
    assertThat(clipping.clip(bad, Double.NaN, parameters)).isFalse();
    assertThat(bad[0]).isEqualTo(5);
  }

  @Test
  void aNormThatIsNotFiniteLeavesTheGradientAlone() {
    for (Clipping clipping : new Clipping[] {new NormClipping(1), new ValueClipping(1)}) {
      for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
        float[] gradient = {5, bad};
        assertThat(clip(clipping, gradient)).isFalse();
        assertThat(gradient).containsExactly(5, bad);
      }
    }
  }
}
