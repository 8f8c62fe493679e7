package org.unroll.engine.fast;

import org.unroll.engine.trace.Node;

/**
 * The element-wise operations. A flag per argument says whether its adjoint already holds another
 * contribution, to which this one is added, or is to be overwritten.
 */
final class PointwiseOperations {
  private PointwiseOperations() {}

  /** y = a + b: ∂a = ∂y, ∂b = ∂y. */
  record Sum(Node.Sum node, StepBuffers buffers, boolean addA, boolean addB)
      implements StepOperation {
    @Override
    public void forward(int t) {
      VectorLoops.sum(
          buffers.value[node.a().id()][t],
          buffers.value[node.b().id()][t],
          buffers.value[node.id()][t],
          buffers.count(node));
    }

    @Override
    public void backward(int t) {
      pass(buffers, node, node.a(), 1, addA);
      pass(buffers, node, node.b(), 1, addB);
    }
  }

  /** y = a − b: ∂a = ∂y, ∂b = −∂y. */
  record Difference(Node.Difference node, StepBuffers buffers, boolean addA, boolean addB)
      implements StepOperation {
    @Override
    public void forward(int t) {
      VectorLoops.difference(
          buffers.value[node.a().id()][t],
          buffers.value[node.b().id()][t],
          buffers.value[node.id()][t],
          buffers.count(node));
    }

    @Override
    public void backward(int t) {
      pass(buffers, node, node.a(), 1, addA);
      pass(buffers, node, node.b(), -1, addB);
    }
  }

  /** y = a ∘ b: ∂a = ∂y ∘ b, ∂b = ∂y ∘ a. */
  record Product(Node.Product node, StepBuffers buffers, boolean addA, boolean addB)
      implements StepOperation {
    @Override
    public void forward(int t) {
      VectorLoops.product(
          buffers.value[node.a().id()][t],
          buffers.value[node.b().id()][t],
          buffers.value[node.id()][t],
          buffers.count(node));
    }

    @Override
    public void backward(int t) {
      passProduct(
          buffers.adjoint[node.id()],
          buffers.value[node.b().id()][t],
          buffers.adjoint[node.a().id()],
          buffers.count(node),
          addA);
      passProduct(
          buffers.adjoint[node.id()],
          buffers.value[node.a().id()][t],
          buffers.adjoint[node.b().id()],
          buffers.count(node),
          addB);
    }
  }

  /** y = factor · a + constant: ∂a = factor · ∂y. */
  record Scaled(Node.Scaled node, StepBuffers buffers, boolean addA) implements StepOperation {
    @Override
    public void forward(int t) {
      VectorLoops.scaled(
          buffers.value[node.a().id()][t],
          (float) node.factor(),
          (float) node.constant(),
          buffers.value[node.id()][t],
          buffers.count(node));
    }

    @Override
    public void backward(int t) {
      pass(buffers, node, node.a(), (float) node.factor(), addA);
    }
  }

  /**
   * y = f(a): ∂a = ∂y ∘ f'(a), the slope as the forward pass found it. The contribution is flushed
   * on the way, since it mostly goes into a product next.
   */
  record Activated(Node.Activated node, StepBuffers buffers, boolean addA)
      implements StepOperation {
    @Override
    public void forward(int t) {
      node.activation()
          .apply(
              buffers.value[node.a().id()][t],
              buffers.value[node.id()][t],
              buffers.slope[node.id()][t],
              buffers.count(node));
    }

    @Override
    public void backward(int t) {
      float[] adjoint = buffers.adjoint[node.id()];
      float[] slope = buffers.slope[node.id()][t];
      float[] target = buffers.adjoint[node.a().id()];
      if (addA) {
        VectorLoops.addFlushedProduct(adjoint, slope, target, buffers.count(node));
      } else {
        VectorLoops.flushedProduct(adjoint, slope, target, buffers.count(node));
      }
    }
  }

  private static void pass(
      StepBuffers buffers, Node from, Node to, float factor, boolean accumulate) {
    float[] adjoint = buffers.adjoint[from.id()];
    float[] target = buffers.adjoint[to.id()];
    int count = buffers.count(from);
    if (accumulate) {
      VectorLoops.addScaled(adjoint, factor, target, count);
    } else {
      VectorLoops.scaled(adjoint, factor, 0, target, count);
    }
  }

  private static void passProduct(
      float[] adjoint, float[] factor, float[] target, int count, boolean accumulate) {
    if (accumulate) {
      VectorLoops.addProduct(adjoint, factor, target, count);
    } else {
      VectorLoops.product(adjoint, factor, target, count);
    }
  }
}
