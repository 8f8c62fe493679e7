package org.unroll.engine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.unroll.api.Activation;
import org.unroll.api.Cell;

/**
 * What a cell's equations are traced with.
 *
 * @param inputSize elements of x_t
 * @param contextSize elements of the context c; 0 if there is none
 * @param besideInputs whether x_t has c beside it in the equations, unless they ask for c
 *     themselves
 * @param hiddenSize elements of a state
 * @param activation the configured activation
 * @param activations finds a registered activation by name; throws {@link IllegalArgumentException}
 *     for an unknown one
 * @param biased whether the network has biases
 * @param dropout what is dropped in training
 */
public record Tracing(
    int inputSize,
    int contextSize,
    boolean besideInputs,
    int hiddenSize,
    Activation activation,
    Function<String, Activation> activations,
    boolean biased,
    DropoutShares dropout) {
  /** What stands before the names of parameters that initial states depend on. */
  public static final String INITIAL = "initial.";

  /**
   * The equations of a step.
   *
   * <p>Where c stands beside x_t, W [x_t, c] = W_x x_t + W_c c: the weights of an affine map are
   * two matrices, with the roles {@code input} and {@code context}, so that the second product is
   * made once for all steps. Only what uses [x_t, c] otherwise needs it as one value.
   *
   * @throws IllegalArgumentException if they are incomplete or contradict themselves
   */
  public Program of(Cell cell) {
    Tracer plain = traced(cell, Tracer.Beside.NOTHING);
    if (!besideInputs || contextSize == 0 || plain.asksForContext()) {
      return plain.program();
    }
    Tracer joined = traced(cell, Tracer.Beside.AS_ONE);
    return joined.usesBoth() ? joined.program() : traced(cell, Tracer.Beside.IN_MAPS).program();
  }

  private Tracer traced(Cell cell, Tracer.Beside beside) {
    Tracer tracer = new Tracer(this, beside);
    cell.step(tracer);
    return tracer;
  }

  /**
   * The equations of the states before the first step, as one step that has c for its input: its
   * states after it, in the same order as those of the cell's own equations.
   *
   * @param steps the equations of a step
   * @throws IllegalArgumentException if they set a state that the cell has not, or one of another
   *     size
   */
  public Program initialStates(Cell cell, Program steps) {
    Tracing ofContext =
        new Tracing(
            contextSize,
            contextSize,
            false,
            hiddenSize,
            activation,
            activations,
            biased,
            DropoutShares.NONE);
    TracedInitialStep initial = new TracedInitialStep(ofContext);
    cell.initialStates(initial);
    List<String> known = new ArrayList<>();
    for (Program.State state : steps.states()) {
      initial.complete(state.name(), state.next().size());
      known.add(state.name());
    }
    Program program = initial.program();
    for (Program.State state : program.states()) {
      if (!known.contains(state.name())) {
        throw new IllegalArgumentException(
            "the initial state '%s' is none of the cell's: %s"
                .formatted(state.name(), String.join(", ", known)));
      }
    }
    return program.withStatesInOrder(known);
  }
}
