package org.unroll.components.optimizer;

import org.unroll.api.Optimizer;

/**
 * Adam's two moving averages and the change that follows from them, as {@link Adam} states it.
 *
 * <p>ND4J's own updater does the same (a test compares them) but takes about 5 ns a parameter and
 * four copies between native memory and arrays; these loops, which the JIT vectorizes, take about a
 * tenth. At hidden size 128 that is 6% of a training step of an lstm.
 */
final class AdamMoments implements Optimizer.Updater {
  private static final float FLUSH = Nd4jUpdater.FLUSH;

  private final Adam settings;
  private final float[] mean;
  private final float[] square;

  AdamMoments(Adam settings, int size) {
    this.settings = settings;
    this.mean = new float[size];
    this.square = new float[size];
  }

  @Override
  public void toUpdate(float[] change, float[] values, long step) {
    average(change, settings.beta1(), mean);
    averageSquares(change, settings.beta2(), square);
    double correction = Math.sqrt(1 - Math.pow(settings.beta2(), (double) step));
    double rate =
        settings.learningRate() * correction / (1 - Math.pow(settings.beta1(), (double) step));
    double epsilon =
        settings.epsilonAdded() == Adam.EpsilonAdded.AFTER_CORRECTION
            ? settings.epsilon() * correction
            : settings.epsilon();
    divide(mean, square, (float) rate, (float) epsilon, change);
  }

  private static void average(float[] gradient, double decay, float[] mean) {
    float kept = (float) decay;
    float taken = (float) (1 - decay);
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (kept * mean[i] + taken * gradient[i] + FLUSH) - FLUSH;
    }
  }

  private static void averageSquares(float[] gradient, double decay, float[] square) {
    float kept = (float) decay;
    float taken = (float) (1 - decay);
    for (int i = 0; i < square.length; i++) {
      square[i] = (kept * square[i] + taken * gradient[i] * gradient[i] + FLUSH) - FLUSH;
    }
  }

  private static void divide(
      float[] mean, float[] square, float rate, float epsilon, float[] change) {
    for (int i = 0; i < change.length; i++) {
      change[i] = rate * mean[i] / ((float) Math.sqrt(square[i]) + epsilon);
    }
  }

  /** The averages of the gradient, then of its square. */
  @Override
  public float[][] state() {
    return new float[][] {mean, square};
  }

  @Override
  public void restore(float[][] saved) {
    System.arraycopy(saved[0], 0, mean, 0, mean.length);
    System.arraycopy(saved[1], 0, square, 0, square.length);
  }
}
