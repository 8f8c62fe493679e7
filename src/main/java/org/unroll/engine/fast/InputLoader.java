package org.unroll.engine.fast;

import java.util.Arrays;
import java.util.List;
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
  private final List<Input> steps;
  private final List<Input> contexts;
  private final int size;
  private final int contextSize;

  /** Whether x_t is one token. */
  private final boolean token;

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
    this.steps = shape.steps();
    this.contexts = shape.contexts();
    this.size = shape.size();
    this.contextSize = shape.contextSize();
    this.token = shape.isTokens();
    this.vectors = oneHot || !token;
  }

  Sequences load(Batch batch) {
    if (vectors) {
      loadVectors(batch);
    }
    int[] tokens = token ? ((Tokens) column(batch, steps.get(0))).symbols() : null;
    return new Sequences(
        batch.time(),
        batch.batch(),
        batch.lengths(),
        tokens,
        vectors ? inputs : null,
        contexts.isEmpty() ? null : context(batch));
  }

  /** {@code [context, batch]}. */
  private float[] context(Batch batch) {
    int sequences = batch.batch();
    if (context.length < contextSize * sequences) {
      context = new float[contextSize * sequences];
    }
    int row = 0;
    for (Input input : contexts) {
      float[] values = ((Context) column(batch, input)).values();
      for (int b = 0; b < sequences; b++) {
        for (int j = 0; j < input.size(); j++) {
          context[(row + j) * sequences + b] = values[b * input.size() + j];
        }
      }
      row += input.size();
    }
    return context;
  }

  private void loadVectors(Batch batch) {
    prepare(batch);
    int row = 0;
    for (Input input : steps) {
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
    int sequences = batch.batch();
    for (int t = 0; t < batch.time(); t++) {
      Arrays.fill(inputs[t], row * sequences, (row + rows) * sequences, 0f);
      for (int b = 0; b < sequences; b++) {
        inputs[t][(row + tokens[t * sequences + b]) * sequences + b] = 1f;
      }
    }
  }

  private void transpose(float[] features, int row, int rows, Batch batch) {
    int sequences = batch.batch();
    for (int t = 0; t < batch.time(); t++) {
      for (int b = 0; b < sequences; b++) {
        int first = (t * sequences + b) * rows;
        for (int j = 0; j < rows; j++) {
          inputs[t][(row + j) * sequences + b] = features[first + j];
        }
      }
    }
  }

  private void prepare(Batch batch) {
    int count = size * batch.batch();
    if (inputs.length < batch.time() || inputs[0].length < count) {
      inputs = new float[batch.time()][count];
    }
  }
}
