package org.unroll.engine.fast;

import org.unroll.api.Classes;
import org.unroll.api.Target;

/**
 * Counts targets whose class has the highest score; of equal ones the first class is the answer.
 */
final class CorrectClasses {
  private float[] highest = new float[0];

  /**
   * The number of targets that are predicted right; 0 where targets are no classes.
   *
   * @param scores {@code [classes][samples]}
   */
  long count(float[][] scores, Target target, int samples) {
    if (!(target instanceof Classes classes)) {
      return 0;
    }
    if (highest.length < samples) {
      highest = new float[samples];
    }
    System.arraycopy(scores[0], 0, highest, 0, samples);
    for (int c = 1; c < scores.length; c++) {
      raise(highest, scores[c], samples);
    }
    long correct = 0;
    for (int sample = 0; sample < samples; sample++) {
      int wanted = classes.classes()[sample];
      if (wanted >= 0 && scores[wanted][sample] == highest[sample]) {
        correct += isFirst(scores, wanted, sample) ? 1 : 0;
      }
    }
    return correct;
  }

  private static void raise(float[] highest, float[] scores, int samples) {
    for (int sample = 0; sample < samples; sample++) {
      highest[sample] = Math.max(highest[sample], scores[sample]);
    }
  }

  private static boolean isFirst(float[][] scores, int wanted, int sample) {
    for (int c = 0; c < wanted; c++) {
      if (scores[c][sample] == scores[wanted][sample]) {
        return false;
      }
    }
    return true;
  }
}
