package org.unroll.engine.fast;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to divide work among threads: two parts of so many additions each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ThreadTeamBenchmark {
  private static final int PARTS = 2;

  @Param({"1", "5000", "50000"})
  private int additions;

  private final ThreadTeam team = new ThreadTeam(PARTS);
  private final float[][] sums = new float[PARTS][64];
  private final ThreadTeam.Work work = this::add;

  private void add(int part, int parts) {
    float[] sum = sums[part];
    for (int i = 0; i < additions; i++) {
      sum[0] += i;
    }
  }

  @Benchmark
  public float[][] byOneThread() {
    for (int part = 0; part < PARTS; part++) {
      work.part(part, PARTS);
    }
    return sums;
  }

  @Benchmark
  public float[][] byTwoThreads() {
    team.share(work);
    return sums;
  }
}
