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

  private WeightBlock block;
  private FloatPointer state;
  private FloatPointer gates;
  private FloatPointer result;

  @Setup
  public void fill() {
    int rows = GATES * hidden;
    Weights weights = new Weights(rows * hidden);
    for (int i = 0; i < weights.values().length; i++) {
      weights.values()[i] = (float) Math.sin(i);
    }
    weights.publish();
    block = new WeightBlock(weights, 0, rows, hidden);
    block.refresh();
    state = filled((long) hidden * batch);
    gates = filled((long) rows * batch);
    result = filled((long) rows * batch);
  }

  private static FloatPointer filled(long count) {
    FloatPointer values = new FloatPointer(count);
    for (long i = 0; i < count; i++) {
      values.put(i, (float) Math.cos(i));
    }
    return values;
  }

  @Benchmark
  public FloatPointer multiply() {
    block.multiply(state, batch, 0, result);
    return result;
  }

  @Benchmark
  public FloatPointer multiplyTransposed() {
    block.multiplyTransposed(gates, batch, result);
    return result;
  }

  @Benchmark
  public FloatPointer accumulate() {
    block.accumulate(state, gates, batch);
    return gates;
  }
}
