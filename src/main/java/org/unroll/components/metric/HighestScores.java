package org.unroll.components.metric;

/**
 * Which class has the highest score; of equal ones the first is the answer. Its loops are small and
 * free of branches, so that the JIT vectorizes them.
 */
final class HighestScores {
  private float[] highest = new float[0];

  /**
   * Takes the scores of a batch.
   *
   * @param scores {@code [classes][samples]}
   */
  void take(float[][] scores, int samples) {
    if (highest.length < samples) {
      highest = new float[samples];
    }
    System.arraycopy(scores[0], 0, highest, 0, samples);
    for (int c = 1; c < scores.length; c++) {
      raise(highest, scores[c], samples);
    }
  }

  private static void raise(float[] highest, float[] scores, int samples) {
    for (int sample = 0; sample < samples; sample++) {
      highest[sample] = Math.max(highest[sample], scores[sample]);
    }
  }

  /** Whether a class is the answer to a sample of the scores that were taken. */
  boolean isAnswer(float[][] scores, int wanted, int sample) {
    if (scores[wanted][sample] != highest[sample]) {
      return false;
    }
    for (int c = 0; c < wanted; c++) {
      if (scores[c][sample] == highest[sample]) {
        return false;
      }
    }
    return true;
  }
}
