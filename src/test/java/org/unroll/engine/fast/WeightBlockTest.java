package org.unroll.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The products against sums in double. */
class WeightBlockTest {
  private static final long SEED = 20261121;

  record Case(int rows, int columns, int batch, BlasKernels kernels, int threads) {}

  /** Sizes that make one part or several, even or not, with and without sequences to turn. */
  static Stream<Case> cases() {
    int[][] sizes = {
      {1, 1, 2},
      {7, 3, 5},
      {65, 30, 50},
      {64, 33, 16},
      {130, 64, 256},
      {96, 700, 64},
      {900, 70, 48},
      {100, 400, 10},
      {70, 350, 50},
      {2048, 230, 63},
      {33, 130, 18}
    };
    return Stream.of(sizes)
        .flatMap(
            size ->
                Stream.of(false, true)
                    .flatMap(
                        unpacked ->
                            Stream.of(1, 2, 3)
                                .map(
                                    threads ->
                                        new Case(
                                            size[0],
                                            size[1],
                                            size[2],
                                            new BlasKernels(unpacked),
                                            threads))));
  }

  private final SplittableRandom random = new SplittableRandom(SEED);

  @ParameterizedTest
  @MethodSource("cases")
  void multiply(Case given) {
    Weights weights = weights(given);
    int stride = given.batch + 4;
    float[] argument = fill(new float[given.columns * given.batch]);
    float[] before = fill(new float[given.rows * stride]);
    FloatPointer result = new FloatPointer(before);
    block(given, weights).multiply(new FloatPointer(argument), given.batch, 1f, result, stride);
    float[] after = new float[before.length];
    result.get(after);
    for (int i = 0; i < given.rows; i++) {
      for (int b = 0; b < stride; b++) {
        double expected = before[i * stride + b];
        for (int k = 0; b < given.batch && k < given.columns; k++) {
          expected += weight(given, weights, i, k) * argument[k * given.batch + b];
        }
        assertClose(after[i * stride + b], expected, given.columns);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void multiplyTransposed(Case given) {
    Weights weights = weights(given);
    int stride = given.batch + 4;
    float[] adjoint = fill(new float[given.rows * stride]);
    FloatPointer result = new FloatPointer((long) given.columns * given.batch);
    block(given, weights)
        .multiplyTransposed(new FloatPointer(adjoint), stride, given.batch, result);
    for (int k = 0; k < given.columns; k++) {
      for (int b = 0; b < given.batch; b++) {
        double expected = 0;
        for (int i = 0; i < given.rows; i++) {
          expected += weight(given, weights, i, k) * adjoint[i * stride + b];
        }
        assertClose(result.get((long) k * given.batch + b), expected, given.rows);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void accumulate(Case given) {
    Weights weights = weights(given);
    int stride = given.batch + 4;
    float[] argument = fill(new float[given.columns * given.batch]);
    float[] adjoint = fill(new float[given.rows * stride]);
    WeightBlock block = block(given, weights);
    weights.clearGradient();
    for (int times = 0; times < 2; times++) {
      block.accumulate(new FloatPointer(argument), new FloatPointer(adjoint), stride, given.batch);
    }
    weights.fetchGradient();
    for (int i = 0; i < given.rows; i++) {
      for (int k = 0; k < given.columns; k++) {
        double expected = 0;
        for (int b = 0; b < given.batch; b++) {
          expected += 2.0 * adjoint[i * stride + b] * argument[k * given.batch + b];
        }
        assertClose(gradient(given, weights, i, k), expected, 4 * given.batch);
      }
    }
  }

  /** A single sequence's steps take the sequences' place. */
  @ParameterizedTest
  @MethodSource("cases")
  void accumulateSteps(Case given) {
    Weights weights = weights(given);
    int stride = given.rows + 4;
    float[] argument = fill(new float[given.columns * given.batch]);
    float[] adjoint = fill(new float[stride * given.batch]);
    weights.clearGradient();
    block(given, weights)
        .accumulateSteps(
            new FloatPointer(argument), new FloatPointer(adjoint), stride, given.batch);
    weights.fetchGradient();
    for (int i = 0; i < given.rows; i++) {
      for (int k = 0; k < given.columns; k++) {
        double expected = 0;
        for (int t = 0; t < given.batch; t++) {
          expected += (double) adjoint[t * stride + i] * argument[t * given.columns + k];
        }
        assertClose(gradient(given, weights, i, k), expected, given.batch);
      }
    }
  }

  private static final int OFFSET = 3;

  private Weights weights(Case given) {
    Weights weights =
        new Weights(
            OFFSET + given.rows * given.columns, given.kernels, new ThreadTeam(given.threads));
    fill(weights.values());
    weights.publish();
    return weights;
  }

  private static WeightBlock block(Case given, Weights weights) {
    WeightBlock block = new WeightBlock(weights, OFFSET, given.rows, given.columns);
    block.refresh(2); // another batch size before, as after an evaluation
    block.refresh(given.batch);
    return block;
  }

  private static float weight(Case given, Weights weights, int row, int column) {
    return weights.values()[OFFSET + row * given.columns + column];
  }

  private static float gradient(Case given, Weights weights, int row, int column) {
    return weights.gradient()[OFFSET + row * given.columns + column];
  }

  /**
   * Kernels differ in the order in which they add. Added one by one, n products of numbers from
   * U(−1, 1) have partial sums of standard deviation √k/3, each rounded by up to 2⁻²⁴ of itself:
   * together an error of standard deviation n·2⁻²⁴ / √54. Seven of those are allowed; a product
   * that is missing makes thousands.
   */
  private static void assertClose(float found, double expected, int terms) {
    double allowed = Math.max(terms * 0x1p-24, 1e-6 * Math.sqrt(terms));
    // Not through AssertJ unless it fails: there are millions of them.
    if (!(Math.abs(found - expected) < allowed + 1e-6)) {
      assertThat((double) found).as("seed %d", SEED).isEqualTo(expected);
    }
  }

  private float[] fill(float[] values) {
    IntStream.range(0, values.length).forEach(i -> values[i] = (float) random.nextDouble(-1, 1));
    return values;
  }
}
