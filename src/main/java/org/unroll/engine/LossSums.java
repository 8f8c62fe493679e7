package org.unroll.engine;

/**
 * Sums over the targets of one or more batches.
 *
 * @param loss sum over targets of the cross-entropy in nats, or of the squared error averaged over
 *     outputs
 * @param targets number of targets
 * @param correct targets whose most probable class is right; 0 for values
 */
public record LossSums(double loss, long targets, long correct) {
  public static final LossSums NONE = new LossSums(0, 0, 0);

  public LossSums plus(LossSums other) {
    return new LossSums(loss + other.loss, targets + other.targets, correct + other.correct);
  }

  /** Mean over targets. */
  public double meanLoss() {
    return loss / targets;
  }

  /** Share of targets that are predicted right. */
  public double accuracy() {
    return (double) correct / targets;
  }
}
