package org.unroll.engine.fast;

import org.unroll.engine.trace.Node;

/**
 * Collects one affine map's products from native memory and adds bias, context and token weights.
 */
final class AffineOperation implements RowOperation {
  private final AffineMaps maps;
  private final Node.Affine node;
  private final int affine;
  private final StepBuffers buffers;
  private final SweepMode mode;
  private final ContextProduct.Term context;
  private final boolean hasProduct;
  private final boolean flushed;

  /**
   * Creates the operation for one affine map.
   *
   * @param hasProduct whether some argument is multiplied, rather than chosen by token
   * @param flushed whether all contributions to the map's adjoint come without tiny numbers
   */
  AffineOperation(
      AffineMaps maps,
      Node.Affine node,
      int affine,
      StepBuffers buffers,
      SweepMode mode,
      boolean hasProduct,
      boolean flushed) {
    this.maps = maps;
    this.node = node;
    this.affine = affine;
    this.context = maps.context(affine);
    this.buffers = buffers;
    this.mode = mode;
    this.hasProduct = hasProduct;
    this.flushed = flushed;
  }

  @Override
  public int size() {
    return node.size();
  }

  @Override
  public void forward(int t, int from, int to) {
    float[] value = buffers.value[node.id()][t];
    if (hasProduct) {
      maps.preActivations().getPart(maps.firstRow(affine), value, from, to);
    } else {
      java.util.Arrays.fill(value, from, to, 0f);
    }
    if (maps.bias(affine) != null) {
      maps.bias(affine).addTo(value, from, to);
    }
    if (context != null) {
      context.addTo(value, from, to);
    }
    if (maps.tokens(affine) != null) {
      int batch = buffers.batch();
      maps.tokens(affine)
          .addTo(value, buffers.sequences().tokens(), t * batch, batch, from / batch, to / batch);
    }
  }

  @Override
  public void backward(int t, int from, int to) {
    float[] adjoint = buffers.adjoint[node.id()];
    if (!flushed) {
      VectorLoops.flush(adjoint, from, to);
    }
    if (mode.weightGradients()) {
      if (maps.bias(affine) != null) {
        maps.bias(affine).accumulate(adjoint, from, to);
      }
      if (context != null) {
        context.accumulate(adjoint, from, to);
      }
      if (maps.tokens(affine) != null) {
        int batch = buffers.batch();
        maps.tokens(affine)
            .accumulate(
                adjoint, buffers.sequences().tokens(), t * batch, batch, from / batch, to / batch);
      }
    }
    if (hasProduct) {
      maps.adjoints().putPart(maps.firstRow(affine), adjoint, from, to);
    }
  }
}
