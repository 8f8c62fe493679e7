package org.unroll.engine;

/**
 * The loss of one or more batches.
 *
 * @param loss sum over targets, in the unit of the loss
 * @param targets number of targets
 */
public record LossSums(double loss, long targets) {
  public static final LossSums NONE = new LossSums(0, 0);

  public LossSums plus(LossSums other) {
    return new LossSums(loss + other.loss, targets + other.targets);
  }

  /** Mean over targets. */
  public double meanLoss() {
    return loss / targets;
  }
}
