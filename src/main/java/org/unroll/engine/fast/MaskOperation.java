package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.api.Step;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition.Direction;
import org.unroll.engine.trace.Node;

/** Draws a mask at each step, or at the first and keeps it. */
final class MaskOperation implements StepOperation {
  private final Node.Mask node;
  private final Direction direction;
  private final StepBuffers buffers;
  private Masks masks = Masks.NONE;

  MaskOperation(Node.Mask node, Direction direction, StepBuffers buffers) {
    this.node = node;
    this.direction = direction;
    this.buffers = buffers;
  }

  /** Has to be called before a forward pass. */
  void begin(Masks next) {
    masks = next;
  }

  @Override
  public void forward(int t) {
    float[] value = buffers.value[node.id()][t];
    int count = buffers.count(node);
    if (!masks.active()) {
      Arrays.fill(value, 0, count, 1f);
    } else if (t > 0 && node.span() == Step.MaskSpan.SEQUENCE) {
      System.arraycopy(buffers.value[node.id()][t - 1], 0, value, 0, count);
    } else {
      Masks.fill(masks.generator(direction, node, t), node, value, count);
    }
  }

  @Override
  public void backward(int t) {
    // Nothing is trained here.
  }
}
