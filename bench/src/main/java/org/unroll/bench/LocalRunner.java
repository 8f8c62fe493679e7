package org.unroll.bench;

/** Runs steps in this process. */
record LocalRunner(Step steps) implements Runner {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int WARM_UP_STEPS = 2;

  @Override
  public double warmUp(long millis) {
    long began = System.nanoTime();
    double last = 0;
    for (int made = 0; made < WARM_UP_STEPS || millisSince(began) < millis; made++) {
      long start = System.nanoTime();
      steps.step();
      last = millisSince(start);
    }
    return last;
  }

  @Override
  public Repetition measure(int count) {
    long forwardBackward = 0;
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      forwardBackward += steps.step();
    }
    return new Repetition(millisSince(began) / count, forwardBackward / NANOS_PER_MILLI / count);
  }

  private static double millisSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / NANOS_PER_MILLI;
  }
}
