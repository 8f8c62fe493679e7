package org.unroll.bench;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.recurrent.RNN;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unroll.train.StepSettings;

/**
 * A recurrent layer and an affine head on libtorch, called as directly as DJL allows: each method
 * of {@code JniUtils} is one native call. The layer is {@code torch::rnn_tanh}, {@code torch::lstm}
 * or {@code torch::gru} over the whole sequence, which is what {@code torch.nn} calls from Python;
 * gradients come from libtorch's own backward pass.
 */
final class LibtorchNetwork implements AutoCloseable {
  private final CellKind cell;
  private final LibtorchLayout layout;
  private final PtNDManager manager;
  private final List<PtNDArray> weights = new ArrayList<>();
  private final List<PtNDArray> means = new ArrayList<>();
  private final List<PtNDArray> variances = new ArrayList<>();
  private final Deque<NDArray> temporaries = new ArrayDeque<>();
  private final int hidden;
  private final PtNDArray one;
  private int updates;

  LibtorchNetwork(CellKind cell, LibtorchLayout layout, float[] parameters) {
    this.cell = cell;
    this.layout = layout;
    this.manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    for (LibtorchLayout.Tensor tensor : layout.tensors()) {
      PtNDArray weight = floats(layout.values(tensor, parameters), tensor.shape());
      weight.setRequiresGradient(true);
      weights.add(weight);
      means.add(zeros(tensor.shape()));
      variances.add(zeros(tensor.shape()));
    }
    this.hidden = layout.tensors().get(0).rows();
    this.one = floats(new float[] {1}, new long[0]);
  }

  static String version() {
    return Engine.getEngine("PyTorch").getVersion();
  }

  PtNDArray floats(float[] values, long... shape) {
    return own(manager.create(FloatBuffer.wrap(values), new Shape(shape), DataType.FLOAT32));
  }

  PtNDArray longs(int[] values, long... shape) {
    LongBuffer buffer = LongBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put(value);
    }
    buffer.rewind();
    return own(manager.create(buffer, new Shape(shape), DataType.INT64));
  }

  /**
   * A copy in libtorch's memory: what is created from Java lies in a Java buffer, which a tensor
   * that shares it does not keep alive.
   */
  private static PtNDArray own(PtNDArray inBuffer) {
    PtNDArray copy = JniUtils.clone(inBuffer);
    inBuffer.close();
    return copy;
  }

  private PtNDArray zeros(long... shape) {
    return JniUtils.createZerosNdArray(
        manager, new Shape(shape), DataType.FLOAT32, Device.cpu(), SparseFormat.DENSE);
  }

  /** Registers what {@link #release()} frees. */
  PtNDArray temporary(PtNDArray array) {
    temporaries.add(array);
    return array;
  }

  /** Frees all that a step left behind but the parameters. */
  void release() {
    temporaries.forEach(NDArray::close);
    temporaries.clear();
  }

  /**
   * h of every step from zero state: {@code [time, batch, hidden]} from {@code [time, batch, in]}.
   */
  PtNDArray states(PtNDArray input) {
    return (PtNDArray) run(input).get(0);
  }

  /** h after the last step, {@code [1, batch, hidden]}. */
  PtNDArray lastState(PtNDArray input) {
    return (PtNDArray) run(input).get(1);
  }

  private NDList run(PtNDArray input) {
    PtNDArray zero = temporary(zeros(1, input.getShape().get(1), hidden));
    NDList layer = new NDList(weights.get(0), weights.get(1), weights.get(2), weights.get(3));
    NDList results =
        switch (cell) {
          case RNN ->
              JniUtils.rnn(input, zero, layer, true, 1, RNN.Activation.TANH, 0, true, false, false);
          case LSTM ->
              JniUtils.lstm(input, new NDList(zero, zero), layer, true, 1, 0, true, false, false);
          case GRU -> JniUtils.gru(input, zero, layer, true, 1, 0, true, false, false);
        };
    temporaries.addAll(results);
    return results;
  }

  /** The affine head on rows of h. */
  PtNDArray outputs(PtNDArray rows) {
    return temporary(JniUtils.linear(rows, weights.get(4), weights.get(5)));
  }

  /** Leaves the gradient of a scalar at the parameters. */
  void backward(PtNDArray loss) {
    JniUtils.backward(loss, one, false, false);
  }

  /** Clips by the global norm, then makes one step of Adam, with libtorch's tensor operations. */
  void update() {
    updates++;
    List<PtNDArray> gradients = new ArrayList<>();
    PtNDArray[] norms = new PtNDArray[weights.size()];
    for (int i = 0; i < norms.length; i++) {
      PtNDArray gradient = temporary(JniUtils.getGradient(weights.get(i)));
      gradients.add(gradient);
      int[] axes = gradient.getShape().dimension() == 1 ? new int[] {0} : new int[] {0, 1};
      norms[i] = temporary(JniUtils.norm(gradient, 2, axes, false));
    }
    PtNDArray all = temporary(JniUtils.stack(norms, 0));
    float norm = temporary(JniUtils.norm(all, 2, new int[] {0}, false)).getFloat();
    // Adam multiplies by it, where it is not 1: the clipping costs no pass of its own.
    float rescale = Math.min(1, StepSettings.CLIPPING_THRESHOLD / norm);
    double corrected =
        StepSettings.LEARNING_RATE
            * Math.sqrt(1 - Math.pow(StepSettings.BETA2, updates))
            / (1 - Math.pow(StepSettings.BETA1, updates));
    for (int i = 0; i < norms.length; i++) {
      JniUtils.adamUpdate(
          weights.get(i),
          gradients.get(i),
          means.get(i),
          variances.get(i),
          (float) StepSettings.LEARNING_RATE,
          (float) corrected,
          0,
          rescale,
          -1,
          (float) StepSettings.BETA1,
          (float) StepSettings.BETA2,
          (float) StepSettings.EPSILON,
          false);
    }
    forgetGradients();
  }

  /** Leaves without a gradient over the same memory: what zero_grad(set_to_none) does. */
  void forgetGradients() {
    for (int i = 0; i < weights.size(); i++) {
      PtNDArray old = weights.get(i);
      PtNDArray fresh = JniUtils.detachGradient(old);
      fresh.setRequiresGradient(true);
      weights.set(i, fresh);
      old.close();
    }
  }

  /** The gradient by unroll's parameter names. */
  Map<String, float[]> gradients() {
    Map<String, float[]> gradients = new HashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      float[] values = temporary(JniUtils.getGradient(weights.get(i))).toFloatArray();
      gradients.putAll(layout.pieces(layout.tensors().get(i), values));
    }
    return gradients;
  }

  @Override
  public void close() {
    release();
    manager.close();
  }
}
