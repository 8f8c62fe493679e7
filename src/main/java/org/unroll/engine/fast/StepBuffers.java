package org.unroll.engine.fast;

import java.util.Arrays;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/**
 * The memory of one layer: values and slopes per time step where the backward pass needs them, one
 * array otherwise; one adjoint per node. All are {@code [size, batch]}, and long enough for the
 * largest batch seen so far.
 */
final class StepBuffers {
  private final Program program;
  private final boolean[] retained;

  /** Values by node and step; a state's arrays are shared between its two nodes, one step apart. */
  final float[][][] value;

  final float[][][] slope;
  final float[][] adjoint;

  /** Values by state and step; element 0 is the initial state. */
  final float[][][] states;

  /** The context's node; null if the equations do not use it. */
  private final Node context;

  private int capacityTime;
  private int capacityBatch;
  private Sequences sequences;

  StepBuffers(Program program) {
    this.program = program;
    int nodes = program.nodes().size();
    this.value = new float[nodes][][];
    this.slope = new float[nodes][][];
    this.adjoint = new float[nodes][];
    this.states = new float[program.states().size()][][];
    this.retained = retained(program);
    this.context = program.context().orElse(null);
  }

  /**
   * Of which nodes the value at every step is kept, by id: those that the backward pass reads, or
   * the next step, and gates. Of a node that never changes one is enough.
   */
  static boolean[] retained(Program program) {
    boolean[] retained = new boolean[program.nodes().size()];
    for (Node node : program.nodes()) {
      if (node instanceof Node.Product
          || node instanceof Node.Affine
          || node instanceof Node.Custom) {
        node.arguments().forEach(argument -> retained[argument.id()] = true);
      }
      retained[node.id()] |=
          node instanceof Node.Normalized
              || node instanceof Node.Custom
              || node instanceof Node.Mask;
    }
    program.gates().forEach(gate -> retained[gate.node().id()] = true);
    for (Node node : program.nodes()) {
      retained[node.id()] &=
          !(node instanceof Node.UnitParameter
              || node instanceof Node.Constant
              || node instanceof Node.Context);
    }
    return retained;
  }

  /** Makes room for the sequences and takes their inputs as the input node's values. */
  void prepare(Sequences next) {
    sequences = next;
    if (next.time() > capacityTime || next.batch() > capacityBatch) {
      capacityTime = Math.max(capacityTime, next.time());
      capacityBatch = Math.max(capacityBatch, next.batch());
      allocate();
    }
    value[0] = next.inputs();
    if (context != null) {
      Arrays.fill(value[context.id()], next.context());
    }
  }

  /** Whether a node's values come from elsewhere, rather than from an operation. */
  static boolean isGiven(Node node) {
    return node instanceof Node.Input
        || node instanceof Node.Context
        || node instanceof Node.Previous;
  }

  int batch() {
    return sequences.batch();
  }

  Sequences sequences() {
    return sequences;
  }

  int count(Node node) {
    return node.size() * sequences.batch();
  }

  private void allocate() {
    for (Node node : program.nodes()) {
      int id = node.id();
      int length = node.size() * capacityBatch;
      adjoint[id] = new float[length];
      if (node == context) {
        value[id] = new float[capacityTime][];
      }
      if (isGiven(node)) {
        continue;
      }
      if (!isState(node)) {
        value[id] = retained[id] ? new float[capacityTime][length] : repeated(length);
      }
      if (node instanceof Node.Activated) {
        slope[id] = new float[capacityTime][length];
      }
    }
    for (int s = 0; s < states.length; s++) {
      Program.State state = program.states().get(s);
      states[s] = new float[capacityTime + 1][state.next().size() * capacityBatch];
      value[state.previous().id()] = states[s];
      value[state.next().id()] = Arrays.copyOfRange(states[s], 1, capacityTime + 1);
    }
  }

  /** Whether the node's values are those of a state, which has arrays of its own. */
  private boolean isState(Node node) {
    return program.states().stream().anyMatch(state -> state.next() == node);
  }

  private float[][] repeated(int length) {
    float[][] steps = new float[capacityTime][];
    Arrays.fill(steps, new float[length]);
    return steps;
  }
}
