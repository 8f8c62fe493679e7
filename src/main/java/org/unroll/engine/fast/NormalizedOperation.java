package org.unroll.engine.fast;

import org.unroll.engine.trace.Node;

/**
 * y = (x − μ) / s with s = √(σ² + ε), over the elements of each sample.
 *
 * <pre>
 * ∂x = (∂y − mean(∂y) − y · mean(∂y ∘ y)) / s
 * </pre>
 */
final class NormalizedOperation implements StepOperation {
  private final Node.Normalized node;
  private final StepBuffers buffers;
  private final boolean add;

  /** 1/s by step and sequence. */
  private float[][] inverse = new float[0][];

  private double[] first = new double[0];
  private double[] second = new double[0];

  NormalizedOperation(Node.Normalized node, StepBuffers buffers, boolean add) {
    this.node = node;
    this.buffers = buffers;
    this.add = add;
  }

  private void prepare(int batch) {
    int time = buffers.sequences().time();
    if (first.length < batch || inverse.length < time) {
      first = new double[batch];
      second = new double[batch];
      inverse = new float[time][batch];
    }
  }

  @Override
  public void forward(int t) {
    int batch = buffers.batch();
    prepare(batch);
    float[] x = buffers.value[node.a().id()][t];
    float[] y = buffers.value[node.id()][t];
    float[] scale = inverse[t];
    int size = node.size();
    java.util.Arrays.fill(first, 0, batch, 0);
    java.util.Arrays.fill(second, 0, batch, 0);
    for (int j = 0; j < size; j++) {
      for (int b = 0; b < batch; b++) {
        first[b] += x[j * batch + b];
      }
    }
    for (int j = 0; j < size; j++) {
      for (int b = 0; b < batch; b++) {
        double centred = x[j * batch + b] - first[b] / size;
        second[b] += centred * centred;
      }
    }
    for (int b = 0; b < batch; b++) {
      scale[b] = (float) (1 / Math.sqrt(second[b] / size + Node.Normalized.EPSILON));
    }
    for (int j = 0; j < size; j++) {
      for (int b = 0; b < batch; b++) {
        y[j * batch + b] = (float) ((x[j * batch + b] - first[b] / size) * scale[b]);
      }
    }
  }

  @Override
  public void backward(int t) {
    int batch = buffers.batch();
    float[] y = buffers.value[node.id()][t];
    float[] adjoint = buffers.adjoint[node.id()];
    float[] target = buffers.adjoint[node.a().id()];
    int size = node.size();
    java.util.Arrays.fill(first, 0, batch, 0);
    java.util.Arrays.fill(second, 0, batch, 0);
    for (int j = 0; j < size; j++) {
      for (int b = 0; b < batch; b++) {
        int i = j * batch + b;
        first[b] += adjoint[i];
        second[b] += (double) adjoint[i] * y[i];
      }
    }
    for (int j = 0; j < size; j++) {
      for (int b = 0; b < batch; b++) {
        int i = j * batch + b;
        float change =
            (float) ((adjoint[i] - first[b] / size - y[i] * (second[b] / size)) * inverse[t][b]);
        target[i] = add ? target[i] + change : change;
      }
    }
  }
}
