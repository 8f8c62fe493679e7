package org.unroll.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Bytes that a training step allocates on the heap once it is warm; and how many of them one more
 * step in time costs, from sequences of two lengths.
 */
public final class Allocation {
  private static final int SHORT = 50;
  private static final int LONG = 150;
  private static final int WARM_UP = 300;
  private static final int MEASURED = 50;
  private static final double TARGET_KILOBYTES = 50;
  private static final double KILO = 1000;

  private Allocation() {}

  public static void main(String... arguments) {
    Threads.ofThisProcess();
    for (CellKind cell : CellKind.values()) {
      double shorter = bytes(cell, SHORT);
      double longer = bytes(cell, LONG);
      Target.print(
          "%s (50, %d, 128), allocated in a training step".formatted(cell, SHORT),
          shorter / KILO,
          TARGET_KILOBYTES,
          " kB");
      Target.print(
          cell + ", allocated for one more step in time",
          (longer - shorter) / (LONG - SHORT),
          0,
          " bytes");
    }
    System.exit(0);
  }

  private static double bytes(CellKind cell, int steps) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Contender unroll =
        new UnrollContender(TrainingProblem.of(new Workload(cell, 50, steps, 128, false)));
    for (int i = 0; i < WARM_UP; i++) {
      unroll.step();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < MEASURED; i++) {
      unroll.step();
    }
    return (double) (threads.getCurrentThreadAllocatedBytes() - before) / MEASURED;
  }
}
