package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.engine.trace.Node;

/** The same number everywhere. */
record ConstantOperation(Node.Constant node, StepBuffers buffers) implements RowOperation {
  @Override
  public int size() {
    return node.size();
  }

  @Override
  public void forward(int t, int from, int to) {
    Arrays.fill(buffers.value[node.id()][t], from, to, (float) node.value());
  }

  @Override
  public void backward(int t, int from, int to) {
    // Nothing is trained here.
  }
}
