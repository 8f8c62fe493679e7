package org.unroll.engine.fast;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.unroll.components.activation.HyperbolicTangent;
import org.unroll.components.activation.Sigmoid;

/** The element-wise loops of one gate, {@code [128, 50]} unless said otherwise. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VectorLoopsBenchmark {
  @Param({"100", "6400", "25600"})
  private int count;

  private float[] a;
  private float[] b;
  private float[] out;
  private final Sigmoid sigmoid = new Sigmoid();
  private final HyperbolicTangent tanh = new HyperbolicTangent();

  /** Numbers of the size that gates see. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    a = new float[count];
    b = new float[count];
    out = new float[count];
    for (int i = 0; i < count; i++) {
      a[i] = (float) random.nextDouble(-4, 4);
      b[i] = (float) random.nextDouble(-4, 4);
    }
  }

  @Benchmark
  public float[] sigmoidWithSlope() {
    sigmoid.apply(a, b, out, 0, count);
    return out;
  }

  @Benchmark
  public float[] tanhWithSlope() {
    tanh.apply(a, b, out, 0, count);
    return out;
  }

  @Benchmark
  public float[] product() {
    VectorLoops.product(a, b, out, 0, count);
    return out;
  }

  /** The numbers grow without effect on the time. */
  @Benchmark
  public float[] addProduct() {
    VectorLoops.addProduct(a, b, out, 0, count);
    return out;
  }

  @Benchmark
  public float[] sum() {
    VectorLoops.sum(a, b, out, 0, count);
    return out;
  }

  @Benchmark
  public float[] addScaled() {
    VectorLoops.addScaled(a, 0.5f, out, 0, count);
    return out;
  }

  @Benchmark
  public float[] flush() {
    VectorLoops.flush(a, 0, count);
    return a;
  }
}
