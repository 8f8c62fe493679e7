package org.unroll.api;

/** The single-precision form of a loss that has none of its own: slow. */
record LossInDouble(Loss loss, int outputs) implements Loss.Evaluation {
  @Override
  public double evaluate(
      float[][] scores, Batch batch, Target target, int samples, float[][] derivatives) {
    double sum = 0;
    int sequences = loss.span() == Loss.Span.SEQUENCE ? batch.batch() : samples;
    for (int index = 0; index < sequences; index++) {
      int steps = loss.span() == Loss.Span.SEQUENCE ? batch.time() : 1;
      int valid = loss.span() == Loss.Span.SEQUENCE ? batch.lengths()[index] : 1;
      double[][] one = new double[target.has(index) ? valid : 0][outputs];
      double[][] slopes = new double[one.length][outputs];
      for (int t = 0; t < one.length; t++) {
        for (int i = 0; i < outputs; i++) {
          one[t][i] = scores[i][t * sequences + index];
        }
      }
      if (target.has(index)) {
        sum += loss.value(one, target, index, slopes);
      }
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < outputs; i++) {
          derivatives[i][t * sequences + index] = t < slopes.length ? (float) slopes[t][i] : 0f;
        }
      }
    }
    return sum;
  }
}
