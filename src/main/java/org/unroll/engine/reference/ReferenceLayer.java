package org.unroll.engine.reference;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.unroll.api.Batch;
import org.unroll.engine.Window;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/** One layer in one reading direction over one batch. Values are {@code [batch, size]}. */
final class ReferenceLayer {
  private final Program program;
  private final ReferenceStep step;
  private final Batch batch;

  /** Null if the states begin at zero. */
  private final ReferenceInitialStates initialStates;

  /** Whether the last pass began with those. */
  private boolean fromInitialStates;

  /** By step and node. */
  private final DMatrixRMaj[][] values;

  /** By state and step; element t is the state after t steps. */
  private final DMatrixRMaj[][] states;

  private DMatrixRMaj[][] stateAdjoints;
  private Consumer<DMatrixRMaj[]> observer = adjoints -> {};

  /**
   * @param initialStates where the states begin; null for zero
   */
  ReferenceLayer(
      Program program, ReferenceStep step, Batch batch, ReferenceInitialStates initialStates) {
    this.initialStates = initialStates;
    this.program = program;
    this.step = step;
    this.batch = batch;
    this.values = new DMatrixRMaj[batch.time()][];
    this.states = new DMatrixRMaj[program.states().size()][batch.time() + 1];
  }

  /** Shows the adjoints of all nodes, by id, at each step of backward sweeps. */
  void observe(Consumer<DMatrixRMaj[]> nextObserver) {
    observer = nextObserver;
  }

  /** The output by step, from the network's own initial states. */
  DMatrixRMaj[] forward(DMatrixRMaj[] inputs) {
    if (initialStates != null) {
      DMatrixRMaj[] outputs = forward(inputs, initialStates.evaluate());
      fromInitialStates = true;
      return outputs;
    }
    DMatrixRMaj[] zeros = new DMatrixRMaj[states.length];
    for (int s = 0; s < states.length; s++) {
      zeros[s] = ReferenceMatrices.zeros(batch.batch(), program.states().get(s).next().size());
    }
    return forward(inputs, zeros);
  }

  /** The output by step. */
  DMatrixRMaj[] forward(DMatrixRMaj[] inputs, DMatrixRMaj[] initial) {
    fromInitialStates = false;
    for (int s = 0; s < states.length; s++) {
      states[s][0] = initial[s];
    }
    for (int t = 0; t < batch.time(); t++) {
      DMatrixRMaj[] previous = new DMatrixRMaj[states.length];
      for (int s = 0; s < states.length; s++) {
        previous[s] = states[s][t];
      }
      values[t] = step.evaluate(inputs[t], previous);
      double[] valid = valid(t);
      for (int s = 0; s < states.length; s++) {
        DMatrixRMaj next = values[t][program.states().get(s).next().id()];
        states[s][t + 1] =
            CommonOps_DDRM.add(
                ReferenceMatrices.rowsScaled(next, valid),
                ReferenceMatrices.rowsScaled(previous[s], padding(valid)),
                null);
      }
    }
    return Arrays.copyOfRange(states[outputState()], 1, batch.time() + 1);
  }

  /**
   * Walks back over a window.
   *
   * @param external ∂L/∂output by step; null where there is none
   * @return ∂L/∂x_t by step; null outside of the window
   */
  DMatrixRMaj[] backward(Window window, DMatrixRMaj[] external) {
    stateAdjoints = new DMatrixRMaj[states.length][batch.time() + 1];
    DMatrixRMaj[] inputAdjoints = new DMatrixRMaj[batch.time()];
    for (int t = window.end() - 1; t >= window.from(); t--) {
      if (external[t] != null) {
        addToState(outputState(), t + 1, external[t]);
      }
      inputAdjoints[t] = differentiate(t, window);
    }
    return inputAdjoints;
  }

  private DMatrixRMaj differentiate(int t, Window window) {
    double[] valid = valid(t);
    DMatrixRMaj[] adjoints = new DMatrixRMaj[program.nodes().size()];
    for (Node node : program.nodes()) {
      adjoints[node.id()] = ReferenceMatrices.zeros(batch.batch(), node.size());
    }
    for (int s = 0; s < states.length; s++) {
      if (stateAdjoints[s][t + 1] != null) {
        adjoints[program.states().get(s).next().id()] =
            ReferenceMatrices.rowsScaled(stateAdjoints[s][t + 1], valid);
      }
    }
    step.differentiate(values[t], adjoints);
    observer.accept(adjoints);
    DMatrixRMaj[] before = new DMatrixRMaj[states.length];
    for (int s = 0; s < states.length; s++) {
      Program.State state = program.states().get(s);
      // What depends on the state within its own step belongs to its total derivative.
      DMatrixRMaj carried =
          stateAdjoints[s][t + 1] == null
              ? ReferenceMatrices.zeros(batch.batch(), state.next().size())
              : ReferenceMatrices.rowsScaled(stateAdjoints[s][t + 1], padding(valid));
      stateAdjoints[s][t + 1] = CommonOps_DDRM.add(adjoints[state.next().id()], carried, null);
      DMatrixRMaj previous = ReferenceMatrices.flush(adjoints[state.previous().id()]);
      before[s] = CommonOps_DDRM.add(previous, carried, null);
      if (t > window.from()) {
        addToState(s, t, before[s]);
      }
    }
    if (t == 0 && fromInitialStates) {
      initialStates.differentiate(before);
    }
    return adjoints[0];
  }

  private void addToState(int state, int step, DMatrixRMaj adjoint) {
    DMatrixRMaj before = stateAdjoints[state][step];
    stateAdjoints[state][step] =
        before == null ? adjoint : CommonOps_DDRM.add(before, adjoint, null);
  }

  /** ∂L/∂s by state and step, as the last sweep left it. */
  DMatrixRMaj[][] stateAdjoints() {
    return stateAdjoints;
  }

  /**
   * ∂s_{t+1}/∂s_t of one sequence, s being all states one after another: the sequence side by side
   * with itself, once for each element of s, and each copy seeded at its own element.
   *
   * @param t the step in reading order, from 0
   */
  double[][] jacobian(int t, int sequence) {
    int size = program.states().stream().mapToInt(state -> state.next().size()).sum();
    DMatrixRMaj[] row = new DMatrixRMaj[program.nodes().size()];
    DMatrixRMaj[] adjoints = new DMatrixRMaj[row.length];
    for (Node node : program.nodes()) {
      row[node.id()] = CommonOps_DDRM.extractRow(values[t][node.id()], sequence, null);
      adjoints[node.id()] = ReferenceMatrices.zeros(size, node.size());
    }
    int first = 0;
    for (Program.State state : program.states()) {
      for (int i = 0; i < state.next().size(); i++) {
        adjoints[state.next().id()].set(first + i, i, 1);
      }
      first += state.next().size();
    }
    step.differentiate(row, adjoints);
    DMatrixRMaj[] previous =
        program.states().stream()
            .map(state -> adjoints[state.previous().id()])
            .toArray(DMatrixRMaj[]::new);
    return ReferenceMatrices.rows(CommonOps_DDRM.concatColumnsMulti(previous));
  }

  private int outputState() {
    return program.states().indexOf(program.output());
  }

  /** 1 where the sequence has that step, 0 where it is padding. */
  private double[] valid(int t) {
    double[] valid = new double[batch.batch()];
    for (int b = 0; b < valid.length; b++) {
      valid[b] = batch.valid(t, b) ? 1 : 0;
    }
    return valid;
  }

  private static double[] padding(double[] valid) {
    return Arrays.stream(valid).map(one -> 1 - one).toArray();
  }

  /** Adds the arguments of all activations. */
  void addPreActivations(List<double[]> found) {
    if (initialStates != null) {
      initialStates.addPreActivations(found);
    }
    for (Node node : program.nodes()) {
      if (node instanceof Node.Activated activated) {
        for (DMatrixRMaj[] step : values) {
          found.addAll(Arrays.asList(ReferenceMatrices.rows(step[activated.a().id()])));
        }
      }
    }
  }
}
