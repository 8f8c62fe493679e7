package org.unroll.api;

/**
 * What the network's scores cost, given what was to be predicted. The scores ŷ are what the output
 * layer gives, before a softmax or anything else.
 *
 * <p>The double form is required: gradients are checked against it. The single-precision form
 * converts to it and back, which is slow; override it for speed. A loss of one target at a time is
 * a {@link TargetLoss}.
 */
public interface Loss {
  /** What one value of a loss is computed from. */
  enum Span {
    /** The scores at one target. */
    TARGET,
    /** The scores at all valid steps of a sequence. */
    SEQUENCE
  }

  /** What one value is computed from. */
  Span span();

  /** The kind of target that scores are compared with. */
  Class<? extends Target> target();

  /**
   * One value, in double precision.
   *
   * @param scores {@code [steps][outputs]}, of one step where the loss spans a target
   * @param index the sample, or where the loss spans a sequence that sequence; it has a target
   * @param derivatives takes ∂loss/∂ŷ, shaped as the scores; all of it is to be set
   */
  double value(double[][] scores, Target target, int index, double[][] derivatives);

  /**
   * The single-precision form, with memory of its own.
   *
   * @param outputs scores of one step
   */
  default Evaluation start(int outputs) {
    return new LossInDouble(this, outputs);
  }

  /** The single-precision form of a loss, as one thread uses it. */
  interface Evaluation {
    /**
     * Adds up the loss of a batch, or of a window of it.
     *
     * @param scores {@code [outputs][samples]}, a sample being a step of a sequence, or where
     *     targets fall due at the end a sequence; arrays may be longer. Leave them as they are
     * @param batch with the lengths of its sequences
     * @param derivatives takes ∂loss/∂ŷ, shaped as the scores; 0 for a sample without a target
     * @return the sum over all targets, each with weight 1
     */
    double evaluate(
        float[][] scores, Batch batch, Target target, int samples, float[][] derivatives);
  }
}
