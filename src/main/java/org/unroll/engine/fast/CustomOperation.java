package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.engine.trace.Node;

/** An operation of the cell's author. */
final class CustomOperation implements StepOperation {
  private final Node.Custom node;
  private final StepBuffers buffers;
  private final boolean[] add;
  private final float[][] values;
  private final float[][] adjoints;
  private final int[] counts;

  /**
   * Creates the operation.
   *
   * @param add by argument: whether its adjoint already holds another contribution
   */
  CustomOperation(Node.Custom node, StepBuffers buffers, boolean[] add) {
    this.node = node;
    this.buffers = buffers;
    this.add = add;
    this.values = new float[add.length][];
    this.adjoints = new float[add.length][];
    this.counts = new int[add.length];
  }

  private void gather(int t) {
    for (int i = 0; i < add.length; i++) {
      Node argument = node.arguments().get(i);
      values[i] = buffers.value[argument.id()][t];
      adjoints[i] = buffers.adjoint[argument.id()];
      counts[i] = buffers.count(argument);
    }
  }

  @Override
  public void forward(int t) {
    gather(t);
    node.operation()
        .forward(values, buffers.value[node.id()][t], counts, buffers.count(node), buffers.batch());
  }

  @Override
  public void backward(int t) {
    gather(t);
    for (int i = 0; i < add.length; i++) {
      if (!add[i]) {
        Arrays.fill(adjoints[i], 0, counts[i], 0f);
      }
    }
    node.operation()
        .backward(
            values,
            buffers.value[node.id()][t],
            buffers.adjoint[node.id()],
            adjoints,
            counts,
            buffers.count(node),
            buffers.batch());
  }
}
