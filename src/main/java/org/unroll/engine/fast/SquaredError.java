package org.unroll.engine.fast;

import org.unroll.api.Target;
import org.unroll.api.Values;
import org.unroll.engine.LossSums;

/** J = Σ_i (ŷ_i − y_i)² / n over the n outputs; ∂J/∂ŷ_i = 2 (ŷ_i − y_i) / n. */
record SquaredError(int outputs) implements Loss {
  @Override
  public LossSums apply(float[][] values, Target target, int samples) {
    float[] targets = ((Values) target).values();
    double loss = 0;
    long count = 0;
    for (int sample = 0; sample < samples; sample++) {
      int first = sample * outputs;
      boolean present = target.has(sample);
      double sum = 0;
      for (int i = 0; i < outputs; i++) {
        float error = present ? values[i][sample] - targets[first + i] : 0f;
        sum += (double) error * error;
        values[i][sample] = 2f * error / outputs;
      }
      if (present) {
        count++;
        loss += sum / outputs;
      }
    }
    return new LossSums(loss, count, 0);
  }
}
