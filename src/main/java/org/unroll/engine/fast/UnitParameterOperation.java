package org.unroll.engine.fast;

import org.unroll.engine.trace.Node;

/** A trained number per unit, spread over the batch. */
record UnitParameterOperation(
    Node.UnitParameter node, BiasVector vector, StepBuffers buffers, SweepMode mode)
    implements RowOperation {
  @Override
  public int size() {
    return node.size();
  }

  @Override
  public void forward(int t, int from, int to) {
    vector.copyTo(buffers.value[node.id()][t], from, to);
  }

  @Override
  public void backward(int t, int from, int to) {
    VectorLoops.flush(buffers.adjoint[node.id()], from, to);
    if (mode.weightGradients()) {
      vector.accumulate(buffers.adjoint[node.id()], from, to);
    }
  }
}
