package org.unroll.engine.fast;

import org.unroll.engine.OutputPenalty;
import org.unroll.engine.Window;

/** The derivatives of the penalty on the top layer's outputs. */
final class OutputAdjoints {
  private final float output;
  private final float change;

  OutputAdjoints(OutputPenalty penalty) {
    this.output = (float) (2 * penalty.output());
    this.change = (float) (2 * penalty.change());
  }

  /**
   * Adds those of the steps whose losses belong to a window.
   *
   * @param outputs h_t by step, {@code [size, batch]}
   * @param seeds takes the derivatives
   */
  void addTo(LossSeeds seeds, Window window, float[][] outputs, int[] lengths, int size) {
    for (int t = window.lossFrom(); t < window.end(); t++) {
      float[] adjoint = seeds.at(t);
      boolean changes = change > 0 && t >= OutputPenalty.firstChange(window);
      float[] before = changes ? seeds.at(t - 1) : null;
      for (int b = 0; b < lengths.length; b++) {
        for (int j = 0; t < lengths[b] && j < size; j++) {
          int place = j * lengths.length + b;
          adjoint[place] += output * outputs[t][place];
          if (changes) {
            float slope = change * (outputs[t][place] - outputs[t - 1][place]);
            adjoint[place] += slope;
            before[place] -= slope;
          }
        }
      }
    }
  }
}
