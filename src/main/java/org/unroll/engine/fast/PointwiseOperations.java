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

  /**
   * One factor of a product, and where its adjoint goes.
   *
   * @param activated the factor, if it is an activation f(x) that nothing else needs: the adjoint
   *     then goes on to x at once. Null otherwise
   * @param target x, or else the factor
   * @param add whether the target's adjoint already holds another contribution
   */
  record Factor(Node.Activated activated, Node target, boolean add) {}

  /**
   * y = a ∘ b: ∂a = ∂y ∘ b, ∂b = ∂y ∘ a; or, where a = f(x), ∂x = ∂y ∘ b ∘ f'(x), flushed as that
   * of {@link Activated}.
   */
  record Product(Node.Product node, StepBuffers buffers, Factor a, Factor b)
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
      pass(t, node.b(), a);
      pass(t, node.a(), b);
    }

    private void pass(int t, Node other, Factor factor) {
      float[] adjoint = buffers.adjoint[node.id()];
      float[] value = buffers.value[other.id()][t];
      float[] target = buffers.adjoint[factor.target().id()];
      int count = buffers.count(node);
      if (factor.activated() != null) {
        float[] slope = buffers.slope[factor.activated().id()][t];
        if (factor.add()) {
          VectorLoops.addFlushedProduct(adjoint, value, slope, target, count);
        } else {
          VectorLoops.flushedProduct(adjoint, value, slope, target, count);
        }
      } else if (factor.add()) {
        VectorLoops.addProduct(adjoint, value, target, count);
      } else {
        VectorLoops.product(adjoint, value, target, count);
      }
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
}
