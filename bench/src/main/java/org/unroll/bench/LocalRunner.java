package org.unroll.bench;

/** Runs a contender in this process. */
record LocalRunner(Contender contender) implements Runner {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int WARM_UP_STEPS = 2;

  @Override
  public double warmUp(long millis) {
    long began = System.nanoTime();
    double last = 0;
    for (int made = 0; made < WARM_UP_STEPS || millisSince(began) < millis; made++) {
      long start = System.nanoTime();
      contender.step();
      last = millisSince(start);
    }
    return last;
  }

  @Override
  public Repetition measure(int steps) {
    long forwardBackward = 0;
    long began = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      forwardBackward += contender.step();
    }
    return new Repetition(millisSince(began) / steps, forwardBackward / NANOS_PER_MILLI / steps);
  }

  private static double millisSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / NANOS_PER_MILLI;
  }
}
