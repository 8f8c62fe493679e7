package org.unroll.engine.fast;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;
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

/** The three products of an LSTM's recurrent weights, {@code [4 · hidden, hidden]}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WeightBlockBenchmark {
  private static final int GATES = 4;

  @Param({"100", "128", "256", "512"})
  private int hidden;

  @Param({"1", "16", "50"})
  private int batch;

  private MatrixProducts products;

  @Setup
  public void fill() {
    products = new MatrixProducts(GATES * hidden, hidden, batch);
  }

  @Benchmark
  public FloatPointer multiply() {
    return products.multiply();
  }

  @Benchmark
  public FloatPointer multiplyTransposed() {
    return products.multiplyTransposed();
  }

  @Benchmark
  public FloatPointer accumulate() {
    return products.accumulate();
  }
}
