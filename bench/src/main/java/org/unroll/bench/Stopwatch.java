package org.unroll.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Times runners in turns, so that whatever else the machine does meets all of them.
 *
 * @param repetitions measurements of each runner
 * @param warmUpMillis how long each runs before
 * @param repetitionMillis how long a repetition takes at least; it is made of whole steps
 */
record Stopwatch(int repetitions, long warmUpMillis, long repetitionMillis) {
  /** Threads of a BLAS spin for a while after their work; the next runner waits for their end. */
  private static final long PAUSE_MILLIS = 40;

  /** Times of each runner, in their order. */
  List<Timing> time(List<? extends Runner> runners) {
    int[] steps = new int[runners.size()];
    List<Timing> timings = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      pause();
      double step = runners.get(i).warmUp(warmUpMillis);
      steps[i] = (int) Math.max(1, Math.ceil(repetitionMillis / step));
      timings.add(new Timing(new double[repetitions], new double[repetitions]));
    }
    for (int r = 0; r < repetitions; r++) {
      for (int turn = 0; turn < steps.length; turn++) {
        int i = (turn + r) % steps.length; // none is always the first
        pause();
        Runner.Repetition repetition = runners.get(i).measure(steps[i]);
        timings.get(i).step()[r] = repetition.step();
        timings.get(i).forwardBackward()[r] = repetition.forwardBackward();
      }
    }
    return timings;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
