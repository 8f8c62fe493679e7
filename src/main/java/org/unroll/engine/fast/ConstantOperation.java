package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.engine.trace.Node;

/** The same number everywhere. */
record ConstantOperation(Node.Constant node, StepBuffers buffers) implements StepOperation {
  @Override
  public void forward(int t) {
    Arrays.fill(buffers.value[node.id()][t], 0, buffers.count(node), (float) node.value());
  }

  @Override
  public void backward(int t) {
    // Nothing is trained here.
  }
}
