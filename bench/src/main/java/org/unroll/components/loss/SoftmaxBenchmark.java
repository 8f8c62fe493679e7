package org.unroll.components.loss;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.unroll.components.Softmax;

/** Softmax over 65 classes for a batch of 50. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SoftmaxBenchmark {
  private static final int CLASSES = 65;
  private static final int BATCH = 50;

  private final Softmax softmax = new Softmax();
  private final float[][] scores = new float[CLASSES][BATCH];
  private final float[][] probabilities = new float[CLASSES][BATCH];

  @Setup
  public void fill() {
    for (int i = 0; i < CLASSES * BATCH; i++) {
      scores[i / BATCH][i % BATCH] = (float) Math.sin(i);
    }
  }

  /** Probabilities of scores. */
  @Benchmark
  public float[][] softmax() {
    softmax.apply(scores, probabilities, BATCH);
    return probabilities;
  }
}
