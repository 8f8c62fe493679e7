package org.unroll.bench;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** libtorch, through DJL. */
final class LibtorchContender implements Contender {
  private final LibtorchNetwork network;
  private final PtNDArray input;
  private final PtNDArray targets;
  private final Shape rows;

  LibtorchContender(TrainingProblem problem) {
    int time = problem.batch().time();
    int batch = problem.batch().batch();
    LibtorchLayout layout =
        new LibtorchLayout(problem.cell(), problem.definition().layout().parameters());
    network = new LibtorchNetwork(problem.cell(), layout, problem.parameters());
    input = network.floats(problem.inputRows(), time, batch, Workload.SYMBOLS);
    targets = network.longs(problem.targetClasses(), (long) time * batch, 1);
    rows = new Shape((long) time * batch, layout.tensors().get(0).rows());
  }

  @Override
  public long step() {
    long began = System.nanoTime();
    network.backward(loss());
    long forwardBackward = System.nanoTime() - began;
    network.update();
    network.release();
    return forwardBackward;
  }

  /** Cross-entropy: the mean of −ln softmax at the targets. */
  private PtNDArray loss() {
    JniUtils.setGradMode(true);
    PtNDArray states = network.temporary(JniUtils.reshape(network.states(input), rows.getShape()));
    PtNDArray logits = network.outputs(states);
    PtNDArray logarithms = network.temporary(JniUtils.logSoftmax(logits, 1, DataType.FLOAT32));
    PtNDArray chosen = network.temporary(JniUtils.gather(logarithms, targets, 1));
    return network.temporary(JniUtils.neg(network.temporary(JniUtils.mean(chosen))));
  }

  @Override
  public Evaluation evaluate() {
    PtNDArray loss = loss();
    network.backward(loss);
    Evaluation evaluation = new Evaluation(loss.getFloat(), network.gradients());
    network.release();
    network.forgetGradients();
    return evaluation;
  }

  @Override
  public void close() {
    network.close();
  }
}
