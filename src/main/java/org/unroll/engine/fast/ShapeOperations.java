package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.engine.trace.Node;

/** Operations that only move values; in {@code [size, batch]} order a part is a contiguous run. */
final class ShapeOperations {
  private ShapeOperations() {}

  /** The parts one after the other. */
  record Concatenated(Node.Concatenated node, StepBuffers buffers, boolean[] add)
      implements StepOperation {
    @Override
    public void forward(int t) {
      float[] value = buffers.value[node.id()][t];
      int place = 0;
      for (Node part : node.arguments()) {
        int count = buffers.count(part);
        System.arraycopy(buffers.value[part.id()][t], 0, value, place, count);
        place += count;
      }
    }

    @Override
    public void backward(int t) {
      float[] adjoint = buffers.adjoint[node.id()];
      int place = 0;
      for (int i = 0; i < add.length; i++) {
        Node part = node.arguments().get(i);
        int count = buffers.count(part);
        moveTo(adjoint, place, buffers.adjoint[part.id()], 0, count, add[i]);
        place += count;
      }
    }
  }

  /** A run of elements. */
  record Slice(Node.Slice node, StepBuffers buffers, boolean add) implements StepOperation {
    @Override
    public void forward(int t) {
      int place = node.from() * buffers.batch();
      System.arraycopy(
          buffers.value[node.a().id()][t],
          place,
          buffers.value[node.id()][t],
          0,
          buffers.count(node));
    }

    @Override
    public void backward(int t) {
      float[] target = buffers.adjoint[node.a().id()];
      if (!add) {
        Arrays.fill(target, 0, buffers.count(node.a()), 0f);
      }
      int place = node.from() * buffers.batch();
      moveTo(buffers.adjoint[node.id()], 0, target, place, buffers.count(node), true);
    }
  }

  private static void moveTo(
      float[] source, int from, float[] target, int to, int count, boolean add) {
    if (!add) {
      System.arraycopy(source, from, target, to, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      target[to + i] += source[from + i];
    }
  }
}
