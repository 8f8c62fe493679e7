package org.unroll.engine.fast;

import java.util.Arrays;
import java.util.function.Consumer;
import org.unroll.api.UpdateView.GateValues;
import org.unroll.api.UpdateView.StateValues;
import org.unroll.engine.Masks;
import org.unroll.engine.Window;

/**
 * Two recurrent layers over the same input, the second reading each sequence from its last valid
 * step to its first; the output is [h→; h←] (Schuster and Paliwal 1997).
 */
final class BidirectionalLayer implements Layer {
  private final RecurrentLayer forward;
  private final RecurrentLayer reverse;
  private final int size;
  private final int inputSize;
  private float[][] outputs = new float[0][];
  private float[][] reversedInputs = new float[0][];
  private float[][] forwardExternal = new float[0][];
  private float[][] reverseExternal = new float[0][];
  private float[][] reverseInputAdjoints = new float[0][];
  private int[] reversedTokens = new int[0];
  private Sequences sequences;

  BidirectionalLayer(RecurrentLayer forward, RecurrentLayer reverse) {
    this.forward = forward;
    this.reverse = reverse;
    this.size = forward.program().output().next().size();
    this.inputSize = forward.program().input().size();
  }

  @Override
  public void refresh(int batch) {
    forward.refresh(batch);
    reverse.refresh(batch);
  }

  @Override
  public void forward(Sequences next, float[][] initial, Masks masks) {
    if (initial != null) {
      throw new IllegalStateException("a stream cannot be read in reverse");
    }
    sequences = next;
    forward.forward(sequences, null, masks);
    reverse.forward(reversed(), null, masks);
    outputs = room(outputs, 2 * size);
    int half = size * sequences.batch();
    for (int t = 0; t < sequences.time(); t++) {
      System.arraycopy(forward.outputs()[t], 0, outputs[t], 0, half);
      Arrays.fill(outputs[t], half, 2 * half, 0f);
    }
    mirror(reverse.outputs(), 0, outputs, size, size, false);
  }

  private Sequences reversed() {
    int batch = sequences.batch();
    float[][] inputs = null;
    if (sequences.inputs() != null) {
      reversedInputs = room(reversedInputs, inputSize);
      inputs = reversedInputs;
      for (int t = 0; t < sequences.time(); t++) {
        Arrays.fill(inputs[t], 0f);
      }
      mirror(sequences.inputs(), 0, inputs, 0, inputSize, false);
    }
    int[] tokens = null;
    if (sequences.tokens() != null) {
      if (reversedTokens.length < sequences.tokens().length) {
        reversedTokens = new int[sequences.tokens().length];
      }
      tokens = reversedTokens;
      System.arraycopy(sequences.tokens(), 0, tokens, 0, sequences.tokens().length);
      for (int b = 0; b < batch; b++) {
        int length = sequences.lengths()[b];
        for (int t = 0; t < length; t++) {
          tokens[t * batch + b] = sequences.tokens()[(length - 1 - t) * batch + b];
        }
      }
    }
    return new Sequences(
        sequences.time(), batch, sequences.lengths(), tokens, inputs, sequences.context());
  }

  /** Moves rows of {@code [size, batch]} values to the mirrored step of each sequence. */
  private void mirror(
      float[][] source, int fromRow, float[][] target, int toRow, int rows, boolean add) {
    int batch = sequences.batch();
    for (int b = 0; b < batch; b++) {
      int length = sequences.lengths()[b];
      for (int t = 0; t < length; t++) {
        float[] from = source[length - 1 - t];
        float[] to = target[t];
        if (from == null) {
          continue;
        }
        for (int j = 0; j < rows; j++) {
          int place = (toRow + j) * batch + b;
          float value = from[(fromRow + j) * batch + b];
          to[place] = add ? to[place] + value : value;
        }
      }
    }
  }

  @Override
  public float[][] outputs() {
    return outputs;
  }

  @Override
  public int reverseFrom() {
    return size;
  }

  @Override
  public void backward(
      Window window,
      float[][] external,
      float[][] inputAdjoints,
      boolean weightGradients,
      AdjointObserver observer) {
    int time = sequences.time();
    if (window.from() != 0 || window.end() != time) {
      throw new IllegalStateException("what is read in reverse cannot be truncated");
    }
    int half = size * sequences.batch();
    forwardExternal = room(forwardExternal, size);
    reverseExternal = room(reverseExternal, size);
    for (int t = 0; t < time; t++) {
      Arrays.fill(reverseExternal[t], 0f);
      if (external[t] == null) {
        Arrays.fill(forwardExternal[t], 0f);
      } else {
        System.arraycopy(external[t], 0, forwardExternal[t], 0, half);
      }
    }
    mirror(external, size, reverseExternal, 0, size, false);
    forward.backward(window, forwardExternal, inputAdjoints, weightGradients, observer);
    reverseInputAdjoints = room(reverseInputAdjoints, inputSize);
    reverse.backward(window, reverseExternal, reverseInputAdjoints, weightGradients, observer);
    if (forward.hasInputAdjoint()) {
      mirror(reverseInputAdjoints, 0, inputAdjoints, 0, inputSize, true);
    }
  }

  @Override
  public void clearGradient() {
    forward.clearGradient();
    reverse.clearGradient();
  }

  @Override
  public void writeGradient() {
    forward.writeGradient();
    reverse.writeGradient();
  }

  @Override
  public float[][] statesAfter(int steps) {
    return null;
  }

  @Override
  public void showGates(int from, Consumer<GateValues> gates) {
    forward.showGates(from, gates);
    reverse.showGates(from, gates);
  }

  @Override
  public void showStates(int from, Consumer<StateValues> states) {
    forward.showStates(from, states);
    reverse.showStates(from, states);
  }

  private float[][] room(float[][] arrays, int rows) {
    int count = rows * sequences.batch();
    return arrays.length < sequences.time() || arrays[0].length < count
        ? new float[sequences.time()][count]
        : arrays;
  }
}
