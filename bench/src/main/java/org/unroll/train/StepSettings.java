package org.unroll.train;

/** What an update is made with, by unroll and its peers alike. */
public final class StepSettings {
  public static final float CLIPPING_THRESHOLD = 5;
  public static final double LEARNING_RATE = 1e-3;
  public static final double BETA1 = 0.9;
  public static final double BETA2 = 0.999;
  public static final double EPSILON = 1e-8;

  private StepSettings() {}
}
