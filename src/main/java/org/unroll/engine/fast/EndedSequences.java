package org.unroll.engine.fast;

import java.util.List;
import org.unroll.engine.trace.Program;

/**
 * Steps after a sequence's end: the state is carried through unchanged, and so is its adjoint.
 * Works on single columns of {@code [size, batch]} arrays, and only where a sequence has ended.
 */
final class EndedSequences {
  private final List<Program.State> states;
  private final StepBuffers buffers;
  private float[][] kept = new float[0][];

  EndedSequences(Program program, StepBuffers buffers) {
    this.states = program.states();
    this.buffers = buffers;
  }

  /** After step t: ended sequences keep the state of the step before. */
  void carryStates(int t) {
    Sequences sequences = buffers.sequences();
    for (int s = 0; s < states.size(); s++) {
      float[] before = buffers.states[s][t];
      float[] after = buffers.states[s][t + 1];
      copyEnded(before, after, states.get(s).next().size(), sequences, t);
    }
  }

  /** Before the backward pass of step t: takes the adjoints of ended sequences out of the way. */
  void takeAdjoints(int t) {
    Sequences sequences = buffers.sequences();
    if (kept.length == 0) {
      kept = new float[states.size()][0];
    }
    for (int s = 0; s < states.size(); s++) {
      int size = states.get(s).next().size();
      int count = size * sequences.batch();
      if (kept[s].length < count) {
        kept[s] = new float[count];
      }
      float[] adjoint = buffers.adjoint[states.get(s).next().id()];
      System.arraycopy(adjoint, 0, kept[s], 0, count);
      for (int b = 0; b < sequences.batch(); b++) {
        if (t >= sequences.lengths()[b]) {
          for (int j = 0; j < size; j++) {
            adjoint[j * sequences.batch() + b] = 0f;
          }
        }
      }
    }
  }

  /** After the backward pass of step t: puts them at the step before. */
  void returnAdjoints(int t) {
    for (int s = 0; s < states.size(); s++) {
      float[] adjoint = buffers.adjoint[states.get(s).previous().id()];
      copyEnded(kept[s], adjoint, states.get(s).next().size(), buffers.sequences(), t);
    }
  }

  private static void copyEnded(
      float[] source, float[] target, int size, Sequences sequences, int t) {
    int batch = sequences.batch();
    for (int b = 0; b < batch; b++) {
      if (t >= sequences.lengths()[b]) {
        for (int j = 0; j < size; j++) {
          target[j * batch + b] = source[j * batch + b];
        }
      }
    }
  }
}
