package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.api.Batch;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.Tokens;

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
    int[] tokens = null;
    float[][] vectors = null;
    if (batch.input() instanceof Features features) {
      vectors = transpose(features.values(), batch);
    } else if (batch.input() instanceof Tokens column) {
      tokens = column.symbols();
      vectors = oneHot ? spread(tokens, batch) : null;
    }
    return new Sequences(batch.time(), batch.batch(), batch.lengths(), tokens, vectors);
  }

  private float[][] spread(int[] tokens, Batch batch) {
    int size = batch.batch();
    prepare(batch);
    for (int t = 0; t < batch.time(); t++) {
      Arrays.fill(inputs[t], 0f);
      for (int b = 0; b < size; b++) {
        inputs[t][tokens[t * size + b] * size + b] = 1f;
      }
    }
    return inputs;
  }

  private float[][] transpose(float[] features, Batch batch) {
    int size = batch.batch();
    int rows = shape.size();
    prepare(batch);
    for (int t = 0; t < batch.time(); t++) {
      for (int b = 0; b < size; b++) {
        int first = (t * size + b) * rows;
        for (int j = 0; j < rows; j++) {
          inputs[t][j * size + b] = features[first + j];
        }
      }
    }
    return inputs;
  }

  private void prepare(Batch batch) {
    int count = shape.size() * batch.batch();
    if (inputs.length < batch.time() || inputs[0].length < count) {
      inputs = new float[batch.time()][count];
    }
  }
}
