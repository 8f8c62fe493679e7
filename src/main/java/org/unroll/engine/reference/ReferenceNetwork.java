package org.unroll.engine.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.unroll.api.Batch;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.engine.LossSums;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.Window;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/** The network in double precision, from zero initial state. */
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
   * @param stateAdjoints ∂(mean loss)/∂s by layer, state and step (element t is the state after t
   *     steps), {@code [batch, size]}; null where the last window's sweep did not come
   * @param preActivations the arguments of all activations, for keeping away from kinks
   */
  public record Result(
      LossSums sums,
      double[] gradient,
      INDArray[][][] stateAdjoints,
      List<double[]> preActivations) {}

  /** The loss over a batch. */
  public LossSums loss(double[] parameters, Batch batch, Masks masks) {
    return new Pass(parameters, batch, masks).forward();
  }

  /** The loss and the gradient of its mean. */
  public Result differentiate(
      double[] parameters, Batch batch, Truncation truncation, Masks masks) {
    Pass pass = new Pass(parameters, batch, masks);
    LossSums sums = pass.forward();
    pass.backward(truncation, sums.targets());
    return new Result(sums, pass.gradient, pass.stateAdjoints, pass.preActivations());
  }

  /** One pass over one batch. */
  private final class Pass {
    private final double[] parameters;
    private final Batch batch;
    private final double[] gradient;
    private final ReferenceStep[] steps;

    /** By layer, step and node. */
    private final INDArray[][][] values;

    /** By layer, state and step; element t is the state after t steps. */
    private final INDArray[][][] states;

    private INDArray[][][] stateAdjoints;
    private final List<ReferenceHead.Readout> readouts = new ArrayList<>();

    Pass(double[] parameters, Batch batch, Masks masks) {
      this.parameters = parameters;
      this.batch = batch;
      this.gradient = new double[parameters.length];
      int layers = definition.layers().size();
      this.steps = new ReferenceStep[layers];
      this.values = new INDArray[layers][batch.time()][];
      this.states = newStates();
      for (int l = 0; l < layers; l++) {
        steps[l] =
            new ReferenceStep(
                definition.layers().get(l),
                l,
                definition.layout(),
                parameters,
                gradient,
                new ReferenceMasks(masks, l));
      }
    }

    private INDArray[][][] newStates() {
      INDArray[][][] fresh = new INDArray[definition.layers().size()][][];
      for (int l = 0; l < fresh.length; l++) {
        fresh[l] = new INDArray[definition.layers().get(l).states().size()][batch.time() + 1];
      }
      return fresh;
    }

    LossSums forward() {
      LossSums sums = LossSums.NONE;
      for (int t = 0; t < batch.time(); t++) {
        INDArray input = input(t);
        for (int l = 0; l < steps.length; l++) {
          input = step(l, t, input);
        }
        if (definition.task().timing() == Task.Timing.EACH_STEP) {
          sums = sums.plus(readout(input, t * batch.batch()));
        }
      }
      if (definition.task().timing() == Task.Timing.AT_END) {
        // A sequence's last state is carried through the padding.
        sums = sums.plus(readout(output(steps.length - 1, batch.time()), 0));
      }
      return sums;
    }

    private INDArray step(int l, int t, INDArray input) {
      Program program = definition.layers().get(l);
      INDArray[] previous = new INDArray[program.states().size()];
      for (int s = 0; s < previous.length; s++) {
        if (t == 0) {
          states[l][s][0] =
              ReferenceStep.zeros(batch.batch(), program.states().get(s).next().size());
        }
        previous[s] = states[l][s][t];
      }
      values[l][t] = steps[l].evaluate(input, previous);
      INDArray valid = valid(t);
      for (int s = 0; s < previous.length; s++) {
        INDArray next = values[l][t][program.states().get(s).next().id()];
        states[l][s][t + 1] =
            next.mulColumnVector(valid).add(previous[s].mulColumnVector(valid.rsub(1)));
      }
      return output(l, t + 1);
    }

    private LossSums readout(INDArray hidden, int firstTarget) {
      INDArray weight = ReferenceStep.matrix(parameters, definition.layout().outputWeight());
      INDArray bias = ReferenceStep.matrix(parameters, definition.layout().outputBias());
      INDArray outputs = hidden.mmul(weight.transpose()).addRowVector(bias.transpose());
      ReferenceHead.Readout readout =
          new ReferenceHead(definition.task()).readout(outputs, batch, firstTarget);
      readouts.add(readout);
      return readout.sums();
    }

    void backward(Truncation truncation, long targets) {
      for (Window window : Window.of(truncation, batch.time())) {
        stateAdjoints = newStates();
        for (int t = window.end() - 1; t >= window.from(); t--) {
          seed(window, t, 1.0 / targets);
          for (int l = steps.length - 1; l >= 0; l--) {
            differentiate(l, t, window);
          }
        }
      }
    }

    /** Adds the derivative of the losses at step t. */
    private void seed(Window window, int t, double factor) {
      if (t < window.lossFrom()) {
        return;
      }
      boolean atEnd = definition.task().timing() == Task.Timing.AT_END;
      double[] factors = new double[batch.batch()];
      for (int b = 0; b < factors.length; b++) {
        factors[b] = !atEnd || batch.lengths()[b] - 1 == t ? factor : 0;
      }
      int top = steps.length - 1;
      INDArray derivative = readouts.get(atEnd ? 0 : t).weighted(factors);
      Parameter weight = definition.layout().outputWeight();
      ReferenceStep.addGradient(gradient, weight, derivative.transpose().mmul(output(top, t + 1)));
      ReferenceStep.addGradient(
          gradient, definition.layout().outputBias(), derivative.sum(true, 0).transpose());
      addToState(
          top, outputState(top), t + 1, derivative.mmul(ReferenceStep.matrix(parameters, weight)));
    }

    private void differentiate(int l, int t, Window window) {
      Program program = definition.layers().get(l);
      INDArray valid = valid(t);
      INDArray[] adjoints = new INDArray[program.nodes().size()];
      for (Node node : program.nodes()) {
        adjoints[node.id()] = ReferenceStep.zeros(batch.batch(), node.size());
      }
      for (int s = 0; s < program.states().size(); s++) {
        INDArray adjoint = stateAdjoints[l][s][t + 1];
        if (adjoint != null) {
          adjoints[program.states().get(s).next().id()] = adjoint.mulColumnVector(valid);
        }
      }
      steps[l].differentiate(values[l][t], adjoints);
      for (int s = 0; s < program.states().size(); s++) {
        Program.State state = program.states().get(s);
        // What depends on the state within its own step belongs to its total derivative.
        INDArray carried =
            stateAdjoints[l][s][t + 1] == null
                ? adjoints[state.next().id()].mul(0)
                : stateAdjoints[l][s][t + 1].mulColumnVector(valid.rsub(1));
        stateAdjoints[l][s][t + 1] = adjoints[state.next().id()].add(carried);
        if (t > window.from()) {
          INDArray previous = ReferenceStep.flush(adjoints[state.previous().id()]);
          addToState(l, s, t, previous.add(carried));
        }
      }
      if (l > 0) {
        addToState(l - 1, outputState(l - 1), t + 1, adjoints[0]);
      }
    }

    private void addToState(int l, int s, int step, INDArray adjoint) {
      INDArray before = stateAdjoints[l][s][step];
      stateAdjoints[l][s][step] = before == null ? adjoint : before.add(adjoint);
    }

    private int outputState(int l) {
      Program program = definition.layers().get(l);
      return program.states().indexOf(program.output());
    }

    private INDArray output(int l, int step) {
      return states[l][outputState(l)][step];
    }

    private INDArray valid(int t) {
      double[][] valid = new double[batch.batch()][1];
      for (int b = 0; b < valid.length; b++) {
        valid[b][0] = batch.valid(t, b) ? 1 : 0;
      }
      return Nd4j.createFromArray(valid);
    }

    /** x_t; tokens as one-hot vectors. */
    private INDArray input(int t) {
      int size = definition.input().size();
      double[][] rows = new double[batch.batch()][size];
      for (int b = 0; b < rows.length; b++) {
        int sample = t * batch.batch() + b;
        if (definition.input().isTokens()) {
          rows[b][batch.tokens()[sample]] = 1;
        } else {
          for (int j = 0; j < size; j++) {
            rows[b][j] = batch.features()[sample * size + j];
          }
        }
      }
      return Nd4j.createFromArray(rows);
    }

    List<double[]> preActivations() {
      List<double[]> found = new ArrayList<>();
      for (int l = 0; l < steps.length; l++) {
        for (Node node : definition.layers().get(l).nodes()) {
          if (node instanceof Node.Activated activated) {
            for (INDArray[] step : values[l]) {
              Arrays.stream(step[activated.a().id()].toDoubleMatrix()).forEach(found::add);
            }
          }
        }
      }
      return found;
    }
  }
}
