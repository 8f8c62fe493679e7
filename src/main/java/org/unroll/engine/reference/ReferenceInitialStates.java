package org.unroll.engine.reference;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/** The states before a layer's first step, where they follow from the context. */
final class ReferenceInitialStates {
  private final Program program;
  private final ReferenceStep step;
  private final DMatrixRMaj context;
  private DMatrixRMaj[] values;

  /**
   * @param program the equations, whose input is the context
   * @param context {@code [batch, context]}
   */
  ReferenceInitialStates(Program program, ReferenceStep step, DMatrixRMaj context) {
    this.program = program;
    this.step = step;
    this.context = context;
  }

  /** By state, {@code [batch, size]}. */
  DMatrixRMaj[] evaluate() {
    DMatrixRMaj[] none =
        program.states().stream()
            .map(state -> ReferenceMatrices.zeros(context.numRows, state.next().size()))
            .toArray(DMatrixRMaj[]::new);
    values = step.evaluate(context, none);
    return program.states().stream()
        .map(state -> values[state.next().id()])
        .toArray(DMatrixRMaj[]::new);
  }

  /** Takes ∂L/∂s of these states. */
  void differentiate(DMatrixRMaj[] stateAdjoints) {
    DMatrixRMaj[] adjoints = new DMatrixRMaj[program.nodes().size()];
    for (Node node : program.nodes()) {
      adjoints[node.id()] = ReferenceMatrices.zeros(context.numRows, node.size());
    }
    for (int s = 0; s < stateAdjoints.length; s++) {
      adjoints[program.states().get(s).next().id()] = stateAdjoints[s].copy();
    }
    step.differentiate(values, adjoints);
  }

  /** Adds the arguments of all activations. */
  void addPreActivations(List<double[]> found) {
    for (Node node : program.nodes()) {
      if (node instanceof Node.Activated activated && values != null) {
        found.addAll(Arrays.asList(ReferenceMatrices.rows(values[activated.a().id()])));
      }
    }
  }
}
