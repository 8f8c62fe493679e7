package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.api.Batch;
import org.unroll.api.InputShape;

/** Brings a batch's inputs into the engine's order, {@code [size, batch]} per step. */
final class InputLoader {
  private final InputShape shape;
  private final boolean oneHot;
  private float[][] inputs = new float[0][];

  /**
   * Creates the loader for one shape of input.
   *
   * @param oneHot whether tokens are needed as vectors, because the equations use x_t outside of
   *     affine maps
   */
  InputLoader(InputShape shape, boolean oneHot) {
    this.shape = shape;
    this.oneHot = oneHot;
  }

  Sequences load(Batch batch) {
    if (shape.isTokens() && !oneHot) {
      return new Sequences(batch.time(), batch.batch(), batch.lengths(), batch.tokens(), null);
    }
    int count = shape.size() * batch.batch();
    if (inputs.length < batch.time() || inputs[0].length < count) {
      inputs = new float[batch.time()][count];
    }
    for (int t = 0; t < batch.time(); t++) {
      if (shape.isTokens()) {
        spread(batch, t);
      } else {
        transpose(batch, t);
      }
    }
    return new Sequences(batch.time(), batch.batch(), batch.lengths(), batch.tokens(), inputs);
  }

  private void spread(Batch batch, int t) {
    Arrays.fill(inputs[t], 0f);
    for (int b = 0; b < batch.batch(); b++) {
      inputs[t][batch.tokens()[t * batch.batch() + b] * batch.batch() + b] = 1f;
    }
  }

  private void transpose(Batch batch, int t) {
    int size = shape.size();
    for (int b = 0; b < batch.batch(); b++) {
      int first = (t * batch.batch() + b) * size;
      for (int j = 0; j < size; j++) {
        inputs[t][j * batch.batch() + b] = batch.features()[first + j];
      }
    }
  }
}
