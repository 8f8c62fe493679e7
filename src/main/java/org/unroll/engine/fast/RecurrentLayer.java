package org.unroll.engine.fast;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.unroll.api.UpdateView.GateValues;
import org.unroll.api.UpdateView.StateValues;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition.Direction;
import org.unroll.engine.ParameterLayout;
import org.unroll.engine.Window;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/** One layer in one reading direction, unrolled over time. */
final class RecurrentLayer implements Layer {
  private final int index;
  private final Direction direction;
  private final Program program;
  private final AffineMaps maps;
  private final StepBuffers buffers;
  private final SweepMode mode = new SweepMode();
  private final EndedSequences ended;
  private final StepOperation[] forward;
  private final StepOperation[] backward;
  private final MatrixProductOperation[] products;
  private final List<MaskOperation> masks;
  private final Node[] unreached;
  private final Program.State[] states;
  private final boolean inputAdjoint;
  private final int output;

  /** Null if the states begin at zero. */
  private final InitialStates initialStates;

  /** Whether the last forward pass began with those. */
  private boolean fromInitialStates;

  /** Steps of the backward sweep whose share in the weights' gradient is not taken yet. */
  private int pending;

  /**
   * Compiles the layer's equations.
   *
   * @param index the direction's place in the definition
   * @param tokenInput whether x_t is a token
   * @param inputAdjoint whether ∂L/∂x_t is wanted, for a layer below
   * @param initialStates where the states begin; null for zero
   */
  RecurrentLayer(
      int index,
      Direction direction,
      ParameterLayout layout,
      Weights weights,
      boolean tokenInput,
      boolean inputAdjoint,
      InitialStates initialStates) {
    this.index = index;
    this.initialStates = initialStates;
    this.direction = direction;
    this.program = direction.program();
    this.inputAdjoint = inputAdjoint;
    this.maps = new AffineMaps(program, index, layout, weights, tokenInput);
    this.buffers = new StepBuffers(program);
    this.ended = new EndedSequences(program, buffers);
    StepCompiler.Compiled compiled =
        new StepCompiler(direction, maps, buffers, mode, inputAdjoint).compile();
    // Arrays: going through a list allocates an iterator at every step in time.
    this.forward = RowStage.group(compiled.all(), buffers, weights.team());
    this.backward = RowStage.group(compiled.backward(), buffers, weights.team());
    this.products =
        compiled.all().stream()
            .filter(MatrixProductOperation.class::isInstance)
            .toArray(MatrixProductOperation[]::new);
    this.masks =
        compiled.all().stream()
            .filter(MaskOperation.class::isInstance)
            .map(MaskOperation.class::cast)
            .toList();
    this.unreached = compiled.unreached().toArray(Node[]::new);
    this.states = program.states().toArray(Program.State[]::new);
    this.output = program.states().indexOf(program.output());
  }

  @Override
  public void refresh(int batch) {
    maps.prepare(batch);
    for (MatrixProductOperation product : products) {
      product.prepare(batch);
    }
    maps.refresh(batch);
    if (initialStates != null) {
      initialStates.refresh(batch);
    }
  }

  @Override
  public void forward(Sequences sequences, float[][] initial, Masks activeMasks) {
    buffers.prepare(sequences);
    masks.forEach(mask -> mask.begin(activeMasks));
    for (ContextProduct context : maps.contexts()) {
      context.take(sequences.context());
    }
    fromInitialStates = initial == null && initialStates != null;
    begin(fromInitialStates ? initialStates.of(sequences) : initial);
    for (int t = 0; t < sequences.time(); t++) {
      for (StepOperation operation : forward) {
        operation.forward(t);
      }
      if (sequences.padded(t)) {
        ended.carryStates(t);
      }
    }
  }

  private void begin(float[][] initial) {
    for (int s = 0; s < states.length; s++) {
      if (initial == null) {
        Arrays.fill(buffers.states[s][0], 0f);
      } else {
        int count = buffers.count(states[s].next());
        System.arraycopy(initial[s], 0, buffers.states[s][0], 0, count);
      }
    }
  }

  @Override
  public void backward(
      Window window,
      float[][] external,
      float[][] inputAdjoints,
      boolean weightGradients,
      AdjointObserver observer) {
    beginSweep(weightGradients);
    for (Program.State state : states) {
      Arrays.fill(buffers.adjoint[state.next().id()], 0f);
    }
    for (int t = window.end() - 1; t >= window.from(); t--) {
      stepBackward(t, external[t], inputAdjoints, observer);
      if (weightGradients) {
        keepStep();
      }
    }
    if (weightGradients) {
      endSweep();
      if (fromInitialStates && window.from() == 0) {
        initialStates.takeAdjoints(stateAdjoints());
      }
    }
  }

  /** Takes ∂L/∂s after the only step, by state, into the gradient of the weights. */
  void backwardFrom(float[][] adjoints) {
    beginSweep(true);
    for (int s = 0; s < states.length; s++) {
      Node next = states[s].next();
      System.arraycopy(adjoints[s], 0, buffers.adjoint[next.id()], 0, buffers.count(next));
    }
    stepBackward(0, null, null, null);
    keepStep();
    endSweep();
  }

  private void beginSweep(boolean weightGradients) {
    mode.setWeightGradients(weightGradients);
    maps.contexts().forEach(ContextProduct::clearAdjoints);
  }

  private void endSweep() {
    if (pending > 0) {
      accumulateSteps();
    }
    maps.contexts().forEach(ContextProduct::accumulate);
  }

  /** ∂L/∂s before the first step of the last sweep, by state. */
  private float[][] stateAdjoints() {
    float[][] adjoints = new float[states.length][];
    for (int s = 0; s < states.length; s++) {
      adjoints[s] = buffers.adjoint[states[s].next().id()];
    }
    return adjoints;
  }

  private void keepStep() {
    pending++;
    if (pending == maps.stepsTogether()) {
      accumulateSteps();
    }
    moveTo(pending);
  }

  private void accumulateSteps() {
    maps.adjoints().moveTo(0);
    for (MatrixProductOperation product : products) {
      product.accumulate(pending);
    }
    pending = 0;
  }

  private void moveTo(int step) {
    maps.adjoints().moveTo(step);
    for (MatrixProductOperation product : products) {
      product.moveTo(step);
    }
  }

  private void stepBackward(
      int t, float[] external, float[][] inputAdjoints, AdjointObserver observer) {
    Program.State h = states[output];
    if (external != null) {
      VectorLoops.add(external, buffers.adjoint[h.next().id()], 0, buffers.count(h.next()));
    }
    boolean padded = buffers.sequences().padded(t);
    if (padded) {
      ended.takeAdjoints(t);
    }
    if (inputAdjoint) {
      buffers.adjoint[0] = inputAdjoints[t];
    }
    for (Node node : unreached) {
      Arrays.fill(buffers.adjoint[node.id()], 0, buffers.count(node), 0f);
    }
    for (StepOperation operation : backward) {
      operation.backward(t);
    }
    if (observer != null) {
      observe(t, observer);
    }
    for (Program.State state : states) {
      VectorLoops.flush(buffers.adjoint[state.previous().id()], 0, buffers.count(state.previous()));
    }
    if (padded) {
      ended.returnAdjoints(t);
    }
    for (Program.State state : states) {
      float[] carried = buffers.adjoint[state.previous().id()];
      buffers.adjoint[state.previous().id()] = buffers.adjoint[state.next().id()];
      buffers.adjoint[state.next().id()] = carried;
    }
  }

  private void observe(int t, AdjointObserver observer) {
    for (int s = 0; s < states.length; s++) {
      Node next = states[s].next();
      observer.state(index, s, t, buffers.adjoint[next.id()], next.size(), buffers.batch());
    }
    observer.step(index, t, buffers);
  }

  @Override
  public void clearGradient() {
    maps.clearGradient();
    if (initialStates != null) {
      initialStates.clearGradient();
    }
  }

  @Override
  public void writeGradient() {
    maps.writeGradient();
    if (initialStates != null) {
      initialStates.writeGradient();
    }
  }

  @Override
  public float[][] outputs() {
    return buffers.value[program.output().next().id()];
  }

  @Override
  public int reverseFrom() {
    return program.output().next().size();
  }

  @Override
  public float[][] statesAfter(int steps) {
    float[][] last = new float[states.length][];
    for (int s = 0; s < last.length; s++) {
      last[s] = buffers.states[s][steps];
    }
    return last;
  }

  @Override
  public void showGates(int from, Consumer<GateValues> gates) {
    Sequences sequences = buffers.sequences();
    int[] lengths = lengthsFrom(from);
    for (Program.Gate gate : program.gates()) {
      gates.accept(
          new GateValues(
              direction.layer(),
              direction.named(gate.name()),
              Arrays.copyOfRange(buffers.value[gate.node().id()], from, sequences.time()),
              gate.node().size(),
              sequences.time() - from,
              lengths));
    }
  }

  @Override
  public void showStates(int from, Consumer<StateValues> states) {
    int time = buffers.sequences().time();
    int[] lengths = lengthsFrom(from);
    for (int s = 0; s < program.states().size(); s++) {
      states.accept(
          new StateValues(
              direction.layer(),
              direction.named(program.states().get(s).name()),
              Arrays.copyOfRange(buffers.states[s], from + 1, time + 1),
              program.states().get(s).next().size(),
              time - from,
              lengths));
    }
  }

  private int[] lengthsFrom(int step) {
    return Arrays.stream(buffers.sequences().lengths())
        .map(length -> Math.max(0, length - step))
        .toArray();
  }

  /** Whether ∂L/∂x_t is worked out. */
  boolean hasInputAdjoint() {
    return inputAdjoint;
  }

  Program program() {
    return program;
  }
}
