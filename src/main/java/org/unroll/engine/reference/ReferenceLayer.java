package org.unroll.engine.reference;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.unroll.api.Batch;
import org.unroll.engine.Window;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/** One layer in one reading direction over one batch. Values are {@code [batch, size]}. */
final class ReferenceLayer {
  private final Program program;
  private final ReferenceStep step;
  private final Batch batch;

  /** By step and node. */
  private final INDArray[][] values;

  /** By state and step; element t is the state after t steps. */
  private final INDArray[][] states;

  private INDArray[][] stateAdjoints;
  private Consumer<INDArray[]> observer = adjoints -> {};

  ReferenceLayer(Program program, ReferenceStep step, Batch batch) {
    this.program = program;
    this.step = step;
    this.batch = batch;
    this.values = new INDArray[batch.time()][];
    this.states = new INDArray[program.states().size()][batch.time() + 1];
  }

  /** Shows the adjoints of all nodes, by id, at each step of backward sweeps. */
  void observe(Consumer<INDArray[]> nextObserver) {
    observer = nextObserver;
  }

  /** The output by step, from zero initial states. */
  INDArray[] forward(INDArray[] inputs) {
    INDArray[] zeros = new INDArray[states.length];
    for (int s = 0; s < states.length; s++) {
      zeros[s] = ReferenceStep.zeros(batch.batch(), program.states().get(s).next().size());
    }
    return forward(inputs, zeros);
  }

  /** The output by step. */
  INDArray[] forward(INDArray[] inputs, INDArray[] initial) {
    for (int s = 0; s < states.length; s++) {
      states[s][0] = initial[s];
    }
    for (int t = 0; t < batch.time(); t++) {
      INDArray[] previous = new INDArray[states.length];
      for (int s = 0; s < states.length; s++) {
        previous[s] = states[s][t];
      }
      values[t] = step.evaluate(inputs[t], previous);
      INDArray valid = valid(t);
      for (int s = 0; s < states.length; s++) {
        INDArray next = values[t][program.states().get(s).next().id()];
        states[s][t + 1] =
            next.mulColumnVector(valid).add(previous[s].mulColumnVector(valid.rsub(1)));
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
  INDArray[] backward(Window window, INDArray[] external) {
    stateAdjoints = new INDArray[states.length][batch.time() + 1];
    INDArray[] inputAdjoints = new INDArray[batch.time()];
    for (int t = window.end() - 1; t >= window.from(); t--) {
      if (external[t] != null) {
        addToState(outputState(), t + 1, external[t]);
      }
      inputAdjoints[t] = differentiate(t, window);
    }
    return inputAdjoints;
  }

  private INDArray differentiate(int t, Window window) {
    INDArray valid = valid(t);
    INDArray[] adjoints = new INDArray[program.nodes().size()];
    for (Node node : program.nodes()) {
      adjoints[node.id()] = ReferenceStep.zeros(batch.batch(), node.size());
    }
    for (int s = 0; s < states.length; s++) {
      if (stateAdjoints[s][t + 1] != null) {
        adjoints[program.states().get(s).next().id()] =
            stateAdjoints[s][t + 1].mulColumnVector(valid);
      }
    }
    step.differentiate(values[t], adjoints);
    observer.accept(adjoints);
    for (int s = 0; s < states.length; s++) {
      Program.State state = program.states().get(s);
      // What depends on the state within its own step belongs to its total derivative.
      INDArray carried =
          stateAdjoints[s][t + 1] == null
              ? adjoints[state.next().id()].mul(0)
              : stateAdjoints[s][t + 1].mulColumnVector(valid.rsub(1));
      stateAdjoints[s][t + 1] = adjoints[state.next().id()].add(carried);
      if (t > window.from()) {
        INDArray previous = ReferenceStep.flush(adjoints[state.previous().id()]);
        addToState(s, t, previous.add(carried));
      }
    }
    return adjoints[0];
  }

  private void addToState(int state, int step, INDArray adjoint) {
    INDArray before = stateAdjoints[state][step];
    stateAdjoints[state][step] = before == null ? adjoint : before.add(adjoint);
  }

  /** ∂L/∂s by state and step, as the last sweep left it. */
  INDArray[][] stateAdjoints() {
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
    INDArray[] copies = new INDArray[program.nodes().size()];
    INDArray[] adjoints = new INDArray[copies.length];
    for (Node node : program.nodes()) {
      INDArray row = values[t][node.id()].getRow(sequence, true);
      copies[node.id()] = ReferenceStep.zeros(size, node.size()).addRowVector(row);
      adjoints[node.id()] = ReferenceStep.zeros(size, node.size());
    }
    int first = 0;
    for (Program.State state : program.states()) {
      for (int i = 0; i < state.next().size(); i++) {
        adjoints[state.next().id()].putScalar(first + i, i, 1);
      }
      first += state.next().size();
    }
    step.differentiate(copies, adjoints);
    INDArray[] previous =
        program.states().stream()
            .map(state -> adjoints[state.previous().id()])
            .toArray(INDArray[]::new);
    return Nd4j.concat(1, previous).toDoubleMatrix();
  }

  private int outputState() {
    return program.states().indexOf(program.output());
  }

  private INDArray valid(int t) {
    double[][] valid = new double[batch.batch()][1];
    for (int b = 0; b < valid.length; b++) {
      valid[b][0] = batch.valid(t, b) ? 1 : 0;
    }
    return Nd4j.createFromArray(valid);
  }

  /** Adds the arguments of all activations. */
  void addPreActivations(List<double[]> found) {
    for (Node node : program.nodes()) {
      if (node instanceof Node.Activated activated) {
        for (INDArray[] step : values) {
          found.addAll(Arrays.asList(step[activated.a().id()].toDoubleMatrix()));
        }
      }
    }
  }
}
