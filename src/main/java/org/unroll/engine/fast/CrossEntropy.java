package org.unroll.engine.fast;

import org.unroll.api.Classes;
import org.unroll.api.Target;
import org.unroll.engine.LossSums;

/** J = −Σ_j y_j ln softmax(z)_j in nats; ∂J/∂z = softmax(z) − y. */
final class CrossEntropy implements Loss {
  private final int classes;
  private final Softmax softmax = new Softmax();
  private float[] targetLogits = new float[0];

  CrossEntropy(int classes) {
    this.classes = classes;
  }

  @Override
  public LossSums apply(float[][] outputs, Target target, int samples) {
    int[] targets = ((Classes) target).classes();
    if (targetLogits.length < samples) {
      targetLogits = new float[samples];
    }
    for (int sample = 0; sample < samples; sample++) {
      targetLogits[sample] = targets[sample] < 0 ? 0f : outputs[targets[sample]][sample];
    }
    long correct = correct(outputs, targets, samples);
    softmax.apply(outputs, samples);
    double loss = 0;
    long count = 0;
    for (int sample = 0; sample < samples; sample++) {
      if (targets[sample] < 0) {
        clear(outputs, sample);
      } else {
        count++;
        loss += softmax.logDenominator(sample) - targetLogits[sample];
        outputs[targets[sample]][sample] -= 1f;
      }
    }
    return new LossSums(loss, count, correct);
  }

  /** Targets with the largest logit; of equal ones the first class is the answer. */
  private long correct(float[][] logits, int[] targets, int samples) {
    float[] largest = softmax.findLargest(logits, samples);
    long correct = 0;
    for (int sample = 0; sample < samples; sample++) {
      if (targets[sample] >= 0 && targetLogits[sample] == largest[sample]) {
        correct += isFirst(logits, targets[sample], sample) ? 1 : 0;
      }
    }
    return correct;
  }

  private boolean isFirst(float[][] logits, int target, int sample) {
    for (int c = 0; c < target; c++) {
      if (logits[c][sample] == targetLogits[sample]) {
        return false;
      }
    }
    return true;
  }

  private void clear(float[][] outputs, int sample) {
    for (int c = 0; c < classes; c++) {
      outputs[c][sample] = 0f;
    }
  }
}
