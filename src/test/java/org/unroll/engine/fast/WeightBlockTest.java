package org.unroll.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The products against sums in double, at sizes that make one part or several, even or not. */
class WeightBlockTest {
  private static final long SEED = 20261121;
  private static final BlasKernels WHOLE = new BlasKernels(false, 1);
  private static final BlasKernels PANELS = new BlasKernels(true, 1);

  @TestFactory
  Stream<DynamicTest> products() {
    int[][] sizes = {
      {1, 1, 2}, {7, 3, 5}, {65, 30, 50}, {64, 33, 16}, {130, 64, 256}, {96, 700, 64}, {900, 70, 48}
    };
    return Stream.of(sizes)
        .flatMap(size -> Stream.of(WHOLE, PANELS).map(kernels -> test(size, kernels)));
  }

  private static DynamicTest test(int[] size, BlasKernels kernels) {
    String name = size[0] + " x " + size[1] + ", batch " + size[2] + ", " + kernels;
    return DynamicTest.dynamicTest(name, () -> check(size[0], size[1], size[2], kernels));
  }

  private static void check(int rows, int columns, int batch, BlasKernels kernels) {
    SplittableRandom random = new SplittableRandom(SEED);
    int offset = 3;
    Weights weights = new Weights(offset + rows * columns, kernels);
    fill(random, weights.values());
    weights.publish();
    WeightBlock block = new WeightBlock(weights, offset, rows, columns);
    block.refresh(2); // another batch size before, as after an evaluation
    block.refresh(batch);
    double[][] w = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        w[i][k] = weights.values()[offset + i * columns + k];
      }
    }

    float[] argument = fill(random, new float[columns * batch]);
    int stride = batch + 4;
    float[] before = fill(random, new float[rows * stride]);
    FloatPointer result = new FloatPointer(before);
    block.multiply(new FloatPointer(argument), batch, 1f, result, stride);
    float[] after = new float[before.length];
    result.get(after);
    for (int i = 0; i < rows; i++) {
      for (int b = 0; b < stride; b++) {
        double expected = before[i * stride + b];
        for (int k = 0; b < batch && k < columns; k++) {
          expected += w[i][k] * argument[k * batch + b];
        }
        assertClose(after[i * stride + b], expected, columns);
      }
    }

    float[] adjoint = fill(random, new float[rows * stride]);
    FloatPointer back = new FloatPointer((long) columns * batch);
    block.multiplyTransposed(new FloatPointer(adjoint), stride, batch, back);
    for (int k = 0; k < columns; k++) {
      for (int b = 0; b < batch; b++) {
        double expected = 0;
        for (int i = 0; i < rows; i++) {
          expected += w[i][k] * adjoint[i * stride + b];
        }
        assertClose(back.get((long) k * batch + b), expected, rows);
      }
    }
  }

  private static void assertClose(float found, double expected, int terms) {
    assertThat(Math.abs(found - expected))
        .as("seed %d: %s instead of %s", SEED, found, expected)
        .isLessThan(1e-6 * Math.sqrt(terms) + 1e-6);
  }

  private static float[] fill(SplittableRandom random, float[] values) {
    IntStream.range(0, values.length).forEach(i -> values[i] = (float) random.nextDouble(-1, 1));
    return values;
  }
}
