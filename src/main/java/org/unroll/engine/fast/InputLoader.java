package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.api.Batch;
import org.unroll.api.Column;
import org.unroll.api.Context;
import org.unroll.api.Features;
import org.unroll.api.Input;
import org.unroll.api.InputShape;
import org.unroll.api.Tokens;

/**
 * Brings a batch's inputs into the engine's order: {@code [size, batch]} per step, several inputs
 * one below the other, and contexts likewise.
 */
final class InputLoader {
  private final InputShape shape;
  private final boolean vectors;
  private float[][] inputs = new float[0][];
  private float[] context = new float[0];

  /**
   * Creates the loader for one shape of input.
   *
   * @param oneHot whether a token is needed as a vector where there is nothing beside it, because
   *     the equations use x_t outside of affine maps
   */
  InputLoader(InputShape shape, boolean oneHot) {
    this.shape = shape;
    this.vectors = oneHot || !shape.isTokens();
  }

  Sequences load(Batch batch) {
    if (vectors) {
      loadVectors(batch);
    }
    int[] tokens =
        shape.isTokens() ? ((Tokens) column(batch, shape.steps().get(0))).symbols() : null;
    return new Sequences(
        batch.time(),
        batch.batch(),
        batch.lengths(),
        tokens,
        vectors ? inputs : null,
        shape.contexts().isEmpty() ? null : context(batch));
  }

  /** {@code [context, batch]}. */
  private float[] context(Batch batch) {
    int size = batch.batch();
    if (context.length < shape.contextSize() * size) {
      context = new float[shape.contextSize() * size];
    }
    int row = 0;
    for (Input input : shape.contexts()) {
      float[] values = ((Context) column(batch, input)).values();
      for (int b = 0; b < size; b++) {
        for (int j = 0; j < input.size(); j++) {
          context[(row + j) * size + b] = values[b * input.size() + j];
        }
      }
      row += input.size();
    }
    return context;
  }

  private void loadVectors(Batch batch) {
    prepare(batch);
    int row = 0;
    for (Input input : shape.steps()) {
      if (column(batch, input) instanceof Tokens tokens) {
        spread(tokens.symbols(), row, input.size(), batch);
      } else if (column(batch, input) instanceof Features features) {
        transpose(features.values(), row, input.size(), batch);
      }
      row += input.size();
    }
  }

  private static Column column(Batch batch, Input input) {
    return batch.inputs().get(input.name());
  }

  private void spread(int[] tokens, int row, int rows, Batch batch) {
    int size = batch.batch();
    for (int t = 0; t < batch.time(); t++) {
      Arrays.fill(inputs[t], row * size, (row + rows) * size, 0f);
      for (int b = 0; b < size; b++) {
        inputs[t][(row + tokens[t * size + b]) * size + b] = 1f;
      }
    }
  }

  private void transpose(float[] features, int row, int rows, Batch batch) {
    int size = batch.batch();
    for (int t = 0; t < batch.time(); t++) {
      for (int b = 0; b < size; b++) {
        int first = (t * size + b) * rows;
        for (int j = 0; j < rows; j++) {
          inputs[t][(row + j) * size + b] = features[first + j];
        }
      }
    }
  }

  private void prepare(Batch batch) {
    int count = shape.size() * batch.batch();
    if (inputs.length < batch.time() || inputs[0].length < count) {
      inputs = new float[batch.time()][count];
    }
  }
}
