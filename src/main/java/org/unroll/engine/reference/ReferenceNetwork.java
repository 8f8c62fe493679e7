package org.unroll.engine.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.unroll.api.Batch;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.StateJacobians;
import org.unroll.engine.LossSums;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.OutputPenalty;
import org.unroll.engine.SimpleRecurrence;
import org.unroll.engine.Window;
import org.unroll.engine.trace.Program;

/** The network in double precision. */
public final class ReferenceNetwork {
  private final NetworkDefinition definition;

  public ReferenceNetwork(NetworkDefinition definition) {
    this.definition = definition;
  }

  /**
   * What a pass yields.
   *
   * @param sums the loss over the batch
   * @param gradient ∂(mean loss)/∂θ, flat
   * @param stateAdjoints ∂(mean loss)/∂s by direction, state and step (element t is the state after
   *     t steps in reading order), {@code [batch, size]}; null where the last window's sweep did
   *     not come
   * @param preActivations the arguments of all activations, for keeping away from kinks
   * @param jacobians Ω as a function of the parameters, of this pass's signals; of none if the
   *     Jacobians are not penalized
   */
  public record Result(
      LossSums sums,
      double[] gradient,
      DMatrixRMaj[][][] stateAdjoints,
      List<double[]> preActivations,
      ReferenceJacobianPenalty jacobians) {}

  /** The loss over a batch, without penalties. */
  public LossSums loss(double[] parameters, Batch batch, Masks masks) {
    return new Pass(parameters, batch, masks, batch.batch(), true).forward();
  }

  /** The penalty on the top layer's outputs where nothing is truncated. */
  public double outputPenalty(double[] parameters, Batch batch, Masks masks) {
    Pass pass = new Pass(parameters, batch, masks, batch.batch(), true);
    pass.forward();
    return pass.outputPenalty(Truncation.FULL)
        .value(Window.of(Truncation.FULL, batch.time()).get(0));
  }

  /** The loss and the gradient of its mean, to which those of the penalties are added. */
  public Result differentiate(
      double[] parameters, Batch batch, Truncation truncation, Masks masks) {
    Pass pass = new Pass(parameters, batch, masks, batch.batch(), true);
    LossSums sums = pass.forward();
    ReferenceJacobianPenalty jacobians = new ReferenceJacobianPenalty();
    double strength = definition.penalty().jacobians();
    if (strength > 0) {
      pass.observe(jacobians);
    }
    pass.backward(truncation, sums.targets());
    jacobians.addGradient(parameters, strength, pass.gradient);
    DMatrixRMaj[][][] adjoints = new DMatrixRMaj[pass.layers.length][][];
    List<double[]> preActivations = new ArrayList<>();
    for (int i = 0; i < adjoints.length; i++) {
      adjoints[i] = pass.layers[i].stateAdjoints();
      pass.layers[i].addPreActivations(preActivations);
    }
    return new Result(sums, pass.gradient, adjoints, preActivations, jacobians);
  }

  /**
   * Jacobians of the states of every layer and direction along a batch's first sequences.
   *
   * @param initial the states to start from, by layer and state, {@code [size, batch]}; null at a
   *     layer for zeros
   * @param sequences how many sequences
   * @param steps how many steps of each, the last ones in reading order
   */
  public void jacobians(
      double[] parameters,
      Batch batch,
      float[][][] initial,
      Masks masks,
      int sequences,
      int steps,
      Consumer<StateJacobians> jacobians) {
    Batch first = batch.first(sequences);
    Pass pass = new Pass(parameters, first, masks, batch.batch(), false);
    pass.runLayers(initial);
    for (int d = 0; d < pass.layers.length; d++) {
      NetworkDefinition.Direction direction = definition.directions().get(d);
      List<String> names = direction.program().states().stream().map(Program.State::name).toList();
      for (int b = 0; b < first.batch(); b++) {
        int length = first.lengths()[b];
        int from = Math.max(0, length - steps);
        double[][][] along = new double[length - from][][];
        for (int t = from; t < length; t++) {
          along[t - from] = pass.layers[d].jacobian(t, b);
        }
        jacobians.accept(
            new StateJacobians(direction.layer(), direction.reverse(), b, names, along));
      }
    }
  }

  /** One pass over one batch. */
  private final class Pass {
    private final double[] parameters;
    private final Batch batch;
    private final double[] gradient;
    private final int width;

    /** By direction. */
    private final ReferenceLayer[] layers;

    private ReferenceHead head;
    private DMatrixRMaj[] outputs;

    /**
     * Binds the network to parameters and a batch.
     *
     * @param width sequences of the whole batch, of which the first are run
     * @param differentiable whether the gradient of the weights is wanted
     */
    Pass(double[] parameters, Batch batch, Masks masks, int width, boolean differentiable) {
      this.parameters = parameters;
      this.batch = batch;
      this.width = width;
      this.gradient = differentiable ? new double[parameters.length] : null;
      this.layers = new ReferenceLayer[definition.directions().size()];
      DMatrixRMaj context = ReferenceSequences.context(batch, definition.input());
      for (int i = 0; i < layers.length; i++) {
        NetworkDefinition.Direction direction = definition.directions().get(i);
        layers[i] =
            new ReferenceLayer(
                direction.program(),
                step(i, direction, context, masks),
                batch,
                initialStates(i, context));
      }
    }

    private ReferenceStep step(
        int place, NetworkDefinition.Direction direction, DMatrixRMaj context, Masks masks) {
      return new ReferenceStep(
          direction.program(),
          place,
          definition.layout(),
          parameters,
          gradient,
          context,
          new ReferenceMasks(masks, direction, width));
    }

    /** Null if the states begin at zero. */
    private ReferenceInitialStates initialStates(int direction, DMatrixRMaj context) {
      return definition
          .initial(direction)
          .map(
              each ->
                  new ReferenceInitialStates(
                      each.program(),
                      step(definition.placeOfInitial(direction), each, context, Masks.NONE),
                      context))
          .orElse(null);
    }

    private Program program(int direction) {
      return definition.directions().get(direction).program();
    }

    private int outputSize(int direction) {
      return program(direction).output().next().size();
    }

    LossSums forward() {
      runLayers(new float[definition.layers()][][]);
      List<DMatrixRMaj> scores = new ArrayList<>();
      int count = atEnd() ? 1 : batch.time();
      for (int r = 0; r < count; r++) {
        scores.add(scores(r));
      }
      head = ReferenceHead.of(definition.loss(), scores, batch);
      return head.sums();
    }

    /** Runs all layers from the states by layer and state; null at a layer for zeros. */
    void runLayers(float[][][] initial) {
      DMatrixRMaj[] values = ReferenceSequences.inputs(batch, definition.input());
      for (int i = 0; i < layers.length; i += definition.perLayer()) {
        float[][] states = initial[i / definition.perLayer()];
        DMatrixRMaj[] output =
            states == null
                ? layers[i].forward(values)
                : layers[i].forward(values, states(i, states));
        if (definition.bidirectional()) {
          DMatrixRMaj[] reversed =
              ReferenceSequences.reversed(values, batch, program(i).input().size());
          DMatrixRMaj[] reverse =
              ReferenceSequences.reversed(
                  layers[i + 1].forward(reversed), batch, outputSize(i + 1));
          output = ReferenceSequences.concatenated(output, reverse);
        }
        values = output;
      }
      outputs = values;
    }

    private DMatrixRMaj[] states(int direction, float[][] initial) {
      DMatrixRMaj[] states = new DMatrixRMaj[initial.length];
      for (int s = 0; s < states.length; s++) {
        int size = program(direction).states().get(s).next().size();
        states[s] = ReferenceSequences.first(initial[s], size, batch.batch(), width);
      }
      return states;
    }

    private boolean atEnd() {
      return definition.task().timing() == Task.Timing.AT_END;
    }

    /** What the head reads: the output of a step, or what is read of each sequence. */
    private DMatrixRMaj readoutState(int readout) {
      return atEnd() ? readout().read() : outputs[readout];
    }

    private ReferenceReadout readout() {
      return new ReferenceReadout(definition, batch, outputs);
    }

    private DMatrixRMaj scores(int readout) {
      DMatrixRMaj weight = ReferenceMatrices.of(parameters, definition.layout().outputWeight());
      Parameter bias = definition.layout().outputBias();
      DMatrixRMaj scores =
          bias == null
              ? ReferenceMatrices.zeros(batch.batch(), weight.numRows)
              : ReferenceMatrices.repeated(ReferenceMatrices.rowOf(parameters, bias), batch.batch())
                  .copy();
      CommonOps_DDRM.multAddTransB(readoutState(readout), weight, scores);
      return scores;
    }

    /** Hands over the signals of backward sweeps. */
    void observe(ReferenceJacobianPenalty penalty) {
      for (int i = 0; i < layers.length; i++) {
        SimpleRecurrence equations = SimpleRecurrence.of(program(i)).orElseThrow();
        Parameter weight = equations.weight(definition.layout(), i, program(i));
        layers[i].observe(
            adjoints -> {
              double[][] deltas = ReferenceMatrices.rows(adjoints[equations.next().id()]);
              double[][] scaled = ReferenceMatrices.rows(adjoints[equations.map().id()]);
              for (int b = 0; b < deltas.length; b++) {
                penalty.add(weight, deltas[b], scaled[b]);
              }
            });
      }
    }

    ReferenceOutputPenalty outputPenalty(Truncation truncation) {
      List<Window> windows = Window.of(truncation, batch.time());
      return new ReferenceOutputPenalty(
          OutputPenalty.of(definition.penalty(), windows, batch.lengths()), batch, outputs);
    }

    void backward(Truncation truncation, long targets) {
      ReferenceOutputPenalty penalty = outputPenalty(truncation);
      for (Window window : Window.of(truncation, batch.time())) {
        DMatrixRMaj[] external = seeds(window, 1.0 / targets);
        if (definition.penalty().outputsCount()) {
          penalty.addTo(external, window);
        }
        for (int i = layers.length - definition.perLayer(); i >= 0; i -= definition.perLayer()) {
          external =
              definition.bidirectional()
                  ? both(i, window, external)
                  : layers[i].backward(window, external);
        }
      }
    }

    private DMatrixRMaj[] both(int first, Window window, DMatrixRMaj[] external) {
      int half = outputSize(first);
      DMatrixRMaj[] forward =
          layers[first].backward(window, ReferenceSequences.columns(external, 0, half));
      DMatrixRMaj[] reverseExternal =
          ReferenceSequences.reversed(
              ReferenceSequences.columns(external, half, half), batch, half);
      DMatrixRMaj[] reverse =
          ReferenceSequences.reversed(
              layers[first + 1].backward(window, reverseExternal),
              batch,
              program(first).input().size());
      for (int t = 0; t < forward.length; t++) {
        forward[t] = CommonOps_DDRM.add(forward[t], reverse[t], null);
      }
      return forward;
    }

    /** ∂L/∂output by step for the losses in the window. */
    private DMatrixRMaj[] seeds(Window window, double factor) {
      DMatrixRMaj[] external = new DMatrixRMaj[batch.time()];
      for (int t = window.lossFrom(); t < window.end(); t++) {
        double[] factors = new double[batch.batch()];
        for (int b = 0; b < factors.length; b++) {
          factors[b] = !atEnd() || batch.lengths()[b] - 1 == t ? factor : 0;
        }
        int index = atEnd() ? 0 : t;
        DMatrixRMaj derivative = head.weighted(index, factors);
        Parameter weight = definition.layout().outputWeight();
        ReferenceMatrices.addGradient(
            gradient, weight, CommonOps_DDRM.multTransA(derivative, readoutState(index), null));
        Parameter bias = definition.layout().outputBias();
        if (bias != null) {
          ReferenceMatrices.addGradient(gradient, bias, CommonOps_DDRM.sumCols(derivative, null));
        }
        DMatrixRMaj weights = ReferenceMatrices.of(parameters, weight);
        seed(external, t, CommonOps_DDRM.mult(derivative, weights, null));
      }
      return external;
    }

    private void seed(DMatrixRMaj[] external, int t, DMatrixRMaj adjoint) {
      if (!atEnd()) {
        external[t] = adjoint;
        return;
      }
      for (int b = 0; b < batch.batch(); b++) {
        for (int j = 0; j < adjoint.numCols; j++) {
          for (int step = 0; step <= t && batch.lengths()[b] - 1 == t; step++) {
            double weight = readout().weight(step, j, b);
            if (weight != 0) {
              add(external, step, b, j, weight * adjoint.get(b, j));
            }
          }
        }
      }
    }

    private void add(DMatrixRMaj[] external, int step, int sequence, int element, double value) {
      if (external[step] == null) {
        external[step] = ReferenceMatrices.zeros(batch.batch(), outputs[0].numCols);
      }
      external[step].add(sequence, element, value);
    }
  }
}
