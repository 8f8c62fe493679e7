package org.unroll.engine.fast;

import org.unroll.engine.trace.Node;

/** A trained number per unit, spread over the batch. */
record UnitParameterOperation(
    Node.UnitParameter node, BiasVector vector, StepBuffers buffers, SweepMode mode)
    implements StepOperation {
  @Override
  public void forward(int t) {
    vector.copyTo(buffers.value[node.id()][t]);
  }

  @Override
  public void backward(int t) {
    VectorLoops.flush(buffers.adjoint[node.id()], buffers.count(node));
    if (mode.weightGradients()) {
      vector.accumulate(buffers.adjoint[node.id()]);
    }
  }
}
