package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.api.Batch;
import org.unroll.engine.LossSums;

/** J = −Σ_j y_j ln softmax(z)_j in nats; ∂J/∂z = softmax(z) − y. */
final class CrossEntropy implements Loss {
  private final int classes;
  private final Softmax softmax = new Softmax();
  private double[] logDenominators = new double[0];
  private float[] targetLogits = new float[0];
  private int[] best = new int[0];

  CrossEntropy(int classes) {
    this.classes = classes;
  }

  @Override
  public LossSums apply(float[] outputs, Batch batch, int targets) {
    int size = batch.batch();
    if (best.length < size) {
      best = new int[size];
      targetLogits = new float[size];
      logDenominators = new double[size];
    }
    findBest(outputs, size);
    for (int b = 0; b < size; b++) {
      int target = batch.classes()[targets + b];
      targetLogits[b] = target < 0 ? 0f : outputs[target * size + b];
    }
    softmax.apply(outputs, classes, size, logDenominators);
    double loss = 0;
    long count = 0;
    long correct = 0;
    for (int b = 0; b < size; b++) {
      int target = batch.classes()[targets + b];
      if (target < 0) {
        for (int c = 0; c < classes; c++) {
          outputs[c * size + b] = 0f;
        }
        continue;
      }
      count++;
      loss += logDenominators[b] - targetLogits[b];
      correct += best[b] == target ? 1 : 0;
      outputs[target * size + b] -= 1f;
    }
    return new LossSums(loss, count, correct);
  }

  private void findBest(float[] outputs, int size) {
    Arrays.fill(best, 0, size, 0);
    for (int c = 1; c < classes; c++) {
      for (int b = 0; b < size; b++) {
        if (outputs[c * size + b] > outputs[best[b] * size + b]) {
          best[b] = c;
        }
      }
    }
  }
}
