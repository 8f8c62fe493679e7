package org.unroll.engine.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.unroll.api.Step;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.trace.Node;

/** The masks of one layer in one pass, drawn as the fast path draws them. */
final class ReferenceMasks {
  private final Masks masks;
  private final NetworkDefinition.Direction direction;
  private final int width;
  private final Map<String, Integer> steps = new HashMap<>();
  private final Map<String, DMatrixRMaj> kept = new HashMap<>();

  /**
   * The masks of one layer.
   *
   * @param width sequences of the batch for which they are drawn; the first of them may be all that
   *     is run
   */
  ReferenceMasks(Masks masks, NetworkDefinition.Direction direction, int width) {
    this.masks = masks;
    this.direction = direction;
    this.width = width;
  }

  /** The mask's value at the next step, {@code [batch, size]}. */
  DMatrixRMaj at(Node.Mask node, int batch) {
    if (!masks.active()) {
      return ReferenceMatrices.filled(batch, node.size(), 1);
    }
    return node.span() == Step.MaskSpan.SEQUENCE
        ? kept.computeIfAbsent(node.name(), name -> draw(node, batch))
        : draw(node, batch);
  }

  private DMatrixRMaj draw(Node.Mask node, int batch) {
    int step = steps.merge(node.name(), 1, Integer::sum) - 1;
    RandomGenerator generator = masks.generator(direction, node, step);
    float[] values = new float[node.size() * width];
    Masks.fill(generator, node, values, values.length);
    double[][] rows = new double[batch][node.size()];
    for (int j = 0; j < node.size(); j++) {
      for (int b = 0; b < batch; b++) {
        rows[b][j] = values[j * width + b];
      }
    }
    return new DMatrixRMaj(rows);
  }
}
