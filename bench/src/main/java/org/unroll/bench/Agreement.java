package org.unroll.bench;

import java.util.Locale;
import java.util.Map;
import org.unroll.bench.Contender.Evaluation;

/**
 * Checks that a peer computes what unroll computes: from the same weights the same loss, and for
 * each parameter the same gradient by norm; and, where the update is the same too, the same loss
 * after three of them.
 */
final class Agreement {
  /** The peers do not compute the same: comparing their times would mean nothing. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message);
    }
  }

  private static final double LOSS_TOLERANCE = 1e-4;
  private static final double GRADIENT_TOLERANCE = 1e-3;
  private static final int UPDATES = 3;

  /**
   * Share of the loss's change by the updates. libtorch's second bias is trained too, so that the
   * sum of both learns at twice the rate.
   */
  private static final double UPDATE_TOLERANCE = 0.1;

  private Agreement() {}

  /**
   * Checks a peer on every cell that it has, on tokens and on features.
   *
   * @return one line for each check
   * @throws Failed if the peer differs
   */
  static String check(RemoteContender unroll, RemoteContender peer) {
    StringBuilder lines = new StringBuilder();
    for (CellKind cell : CellKind.values()) {
      for (boolean dense : new boolean[] {false, true}) {
        if (peer.competitor().has(cell)) {
          lines.append(check(new Workload(cell, 50, 50, 128, dense), unroll, peer)).append('\n');
        }
      }
    }
    return lines.toString();
  }

  private static String check(Workload workload, RemoteContender unroll, RemoteContender peer) {
    String what = peer.competitor() + ", " + workload;
    unroll.prepare(workload);
    peer.prepare(workload);
    Evaluation ours = unroll.evaluate();
    Evaluation theirs = peer.evaluate();
    double loss = requireSameLoss(what, ours.loss(), theirs.loss(), LOSS_TOLERANCE);
    double gradient = requireSameGradients(what, ours.gradients(), theirs.gradients());
    String line =
        String.format(
            Locale.ROOT, "%s: differs by %.1e in loss, %.1e in gradients", what, loss, gradient);
    if (peer.competitor() != Competitor.LIBTORCH) { // DL4J has another clipping and loss scale
      return line;
    }
    unroll.measure(UPDATES);
    peer.measure(UPDATES);
    double lossAfter = unroll.evaluate().loss();
    double after =
        requireSameLoss(
            what + " after " + UPDATES + " updates",
            lossAfter,
            peer.evaluate().loss(),
            UPDATE_TOLERANCE * Math.abs(ours.loss() - lossAfter));
    return line + String.format(Locale.ROOT, ", %.1e in loss after %d updates", after, UPDATES);
  }

  /** Returns the difference. */
  static double requireSameLoss(String what, double ours, double theirs, double tolerance) {
    double difference = Math.abs(ours - theirs);
    if (!(difference <= tolerance)) { // also where it is not a number
      throw new Failed(what + " has a loss of " + theirs + ", unroll of " + ours);
    }
    return difference;
  }

  /** Returns the largest relative difference of a parameter. */
  static double requireSameGradients(
      String what, Map<String, float[]> ours, Map<String, float[]> theirs) {
    if (!ours.keySet().equals(theirs.keySet())) {
      throw new Failed(what + " has gradients of " + theirs.keySet() + ", not " + ours.keySet());
    }
    double largest = 0;
    for (Map.Entry<String, float[]> entry : ours.entrySet()) {
      double difference =
          Statistics.relativeDifference(theirs.get(entry.getKey()), entry.getValue());
      if (!(difference <= GRADIENT_TOLERANCE)) {
        throw new Failed(
            what + " has another gradient of " + entry.getKey() + ": it differs by " + difference);
      }
      largest = Math.max(largest, difference);
    }
    return largest;
  }
}
