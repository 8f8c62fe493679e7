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
      implements RowOperation {
    @Override
    public int size() {
      return node.size();
    }

    @Override
    public void forward(int t, int from, int to) {
      VectorLoops.sum(
          buffers.value[node.a().id()][t],
          buffers.value[node.b().id()][t],
          buffers.value[node.id()][t],
          from,
          to);
    }

    @Override
    public void backward(int t, int from, int to) {
      pass(buffers, node, node.a(), 1, addA, from, to);
      pass(buffers, node, node.b(), 1, addB, from, to);
    }
  }

  /** y = a − b: ∂a = ∂y, ∂b = −∂y. */
  record Difference(Node.Difference node, StepBuffers buffers, boolean addA, boolean addB)
      implements RowOperation {
    @Override
    public int size() {
      return node.size();
    }

    @Override
    public void forward(int t, int from, int to) {
      VectorLoops.difference(
          buffers.value[node.a().id()][t],
          buffers.value[node.b().id()][t],
          buffers.value[node.id()][t],
          from,
          to);
    }

    @Override
    public void backward(int t, int from, int to) {
      pass(buffers, node, node.a(), 1, addA, from, to);
      pass(buffers, node, node.b(), -1, addB, from, to);
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
      implements RowOperation {
    @Override
    public int size() {
      return node.size();
    }

    @Override
    public void forward(int t, int from, int to) {
      VectorLoops.product(
          buffers.value[node.a().id()][t],
          buffers.value[node.b().id()][t],
          buffers.value[node.id()][t],
          from,
          to);
    }

    @Override
    public void backward(int t, int from, int to) {
      pass(t, node.b(), a, from, to);
      pass(t, node.a(), b, from, to);
    }

    private void pass(int t, Node other, Factor factor, int from, int to) {
      float[] adjoint = buffers.adjoint[node.id()];
      float[] value = buffers.value[other.id()][t];
      float[] target = buffers.adjoint[factor.target().id()];
      if (factor.activated() != null) {
        float[] slope = buffers.slope[factor.activated().id()][t];
        if (factor.add()) {
          VectorLoops.addFlushedProduct(adjoint, value, slope, target, from, to);
        } else {
          VectorLoops.flushedProduct(adjoint, value, slope, target, from, to);
        }
      } else if (factor.add()) {
        VectorLoops.addProduct(adjoint, value, target, from, to);
      } else {
        VectorLoops.product(adjoint, value, target, from, to);
      }
    }
  }

  /** y = factor · a + constant: ∂a = factor · ∂y. */
  record Scaled(Node.Scaled node, StepBuffers buffers, boolean addA) implements RowOperation {
    @Override
    public int size() {
      return node.size();
    }

    @Override
    public void forward(int t, int from, int to) {
      VectorLoops.scaled(
          buffers.value[node.a().id()][t],
          (float) node.factor(),
          (float) node.constant(),
          buffers.value[node.id()][t],
          from,
          to);
    }

    @Override
    public void backward(int t, int from, int to) {
      pass(buffers, node, node.a(), (float) node.factor(), addA, from, to);
    }
  }

  /**
   * y = f(a): ∂a = ∂y ∘ f'(a), the slope as the forward pass found it. The contribution is flushed
   * on the way, since it mostly goes into a product next.
   */
  record Activated(Node.Activated node, StepBuffers buffers, boolean addA) implements RowOperation {
    @Override
    public int size() {
      return node.size();
    }

    @Override
    public void forward(int t, int from, int to) {
      node.activation()
          .apply(
              buffers.value[node.a().id()][t],
              buffers.value[node.id()][t],
              buffers.slope[node.id()][t],
              from,
              to);
    }

    @Override
    public void backward(int t, int from, int to) {
      float[] adjoint = buffers.adjoint[node.id()];
      float[] slope = buffers.slope[node.id()][t];
      float[] target = buffers.adjoint[node.a().id()];
      if (addA) {
        VectorLoops.addFlushedProduct(adjoint, slope, target, from, to);
      } else {
        VectorLoops.flushedProduct(adjoint, slope, target, from, to);
      }
    }
  }

  private static void pass(
      StepBuffers buffers, Node of, Node argument, float factor, boolean add, int from, int to) {
    float[] adjoint = buffers.adjoint[of.id()];
    float[] target = buffers.adjoint[argument.id()];
    if (add) {
      VectorLoops.addScaled(adjoint, factor, target, from, to);
    } else {
      VectorLoops.scaled(adjoint, factor, 0, target, from, to);
    }
  }
}
