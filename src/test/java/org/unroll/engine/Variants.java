package org.unroll.engine;

import static org.unroll.api.Equations.tanh;

import org.unroll.api.Cell;
import org.unroll.api.InitialStep;
import org.unroll.api.Operation;
import org.unroll.api.Step;
import org.unroll.api.Var;

/** Cells from the literature that do not ship, each in a few lines of the vocabulary. */
final class Variants {
  private Variants() {}

  /** h_t = h_{t−1} + tanh(W x_t + U h_{t−1} + b) / 2: near the identity. */
  record Residual() implements Cell {
    @Override
    public void step(Step step) {
      Var h = step.previous("h");
      step.next("h", h.plus(tanh(step.affine("change", step.input(), h)).scale(0.5)));
    }
  }

  /** h_t = φ(g ∘ norm(W x_t + U h_{t−1}) + b) (Ba, Kiros and Hinton 2016, eq. 4). */
  record LayerNormalized() implements Cell {
    @Override
    public void step(Step step) {
      Var sum = step.linear("state", step.input(), step.previous("h")).normalize();
      Var gain = step.parameter("gain", step.hiddenSize(), 1);
      Var bias = step.parameter("shift", step.hiddenSize(), 0);
      step.next("h", gain.times(sum).plus(bias).apply(step.activation()));
    }
  }

  /** Masks of both spans: zoneout-like on the state, dropout on the change. */
  record Masked() implements Cell {
    @Override
    public void step(Step step) {
      Var h = step.previous("h");
      Var kept = step.mask("kept", step.hiddenSize(), 0.25, Step.MaskSpan.SEQUENCE);
      Var drop = step.mask("drop", step.hiddenSize(), 0.4, Step.MaskSpan.STEP);
      Var change = step.affine("state", step.input(), h.times(kept)).apply(step.activation());
      step.next("h", h.scale(0.5).plus(drop.times(change)));
    }
  }

  /** A cell that asks for the context: in maps, and beside them. */
  record Conditioned() implements Cell {
    @Override
    public void step(Step step) {
      Var h = step.previous("h");
      Var c = step.context();
      Var gate = step.gate("gate", step.input(), h, c);
      Var other = step.concatenate(c, c.times(c), step.constant(step.hiddenSize(), 0.3));
      Var change = tanh(step.affine("change", c, step.linear("low", step.input(), h)));
      Var part = other.slice(1, step.hiddenSize());
      step.next("h", gate.times(h).plus(change).plus(part.times(h).scale(0.1)));
    }
  }

  /** Initial states of several operations, one state of another size, and a map of a map. */
  record OwnBeginning() implements Cell {
    @Override
    public void step(Step step) {
      Var h = step.previous("h");
      Var m = step.previous("m", 3);
      step.next("h", tanh(step.affine("state", step.input(), h, m, step.previous("zero"))));
      step.next("m", m.scale(0.5).plus(step.affine("small", 3, h).apply(step.activation())));
      step.next("zero", h.plus(step.previous("zero").scale(0.5)));
    }

    @Override
    public void initialStates(InitialStep step) {
      Var inner = step.affine("inner", step.context()).apply(step.activation());
      Var start = step.parameter("start", step.hiddenSize(), 0.4);
      step.set("m", step.affine("m", 3, inner, step.context()));
      step.set("h", step.affine("h", step.concatenate(inner, step.context())).plus(start));
    }
  }

  /** A custom operation: x / (1 + |x|), and the dot product of two values as one number. */
  record Softsign() implements Cell {
    @Override
    public void step(Step step) {
      Var h = step.previous("h");
      Var a = step.affine("a", step.input(), h);
      Var squashed = step.apply(new SoftsignOperation(), a);
      Var similarity = step.apply(new DotProduct(), squashed, h);
      step.next("h", squashed.plus(step.linear("similar", similarity)));
    }
  }

  record SoftsignOperation() implements Operation {
    @Override
    public int size(int... argumentSizes) {
      return argumentSizes[0];
    }

    @Override
    public void forward(double[][] arguments, double[] value, int batch) {
      for (int i = 0; i < value.length; i++) {
        value[i] = arguments[0][i] / (1 + Math.abs(arguments[0][i]));
      }
    }

    @Override
    public void backward(
        double[][] arguments,
        double[] value,
        double[] adjoint,
        double[][] argumentAdjoints,
        int batch) {
      for (int i = 0; i < value.length; i++) {
        double root = 1 + Math.abs(arguments[0][i]);
        argumentAdjoints[0][i] += adjoint[i] / (root * root);
      }
    }
  }

  record DotProduct() implements Operation {
    @Override
    public int size(int... argumentSizes) {
      return 1;
    }

    @Override
    public void forward(double[][] arguments, double[] value, int batch) {
      for (int i = 0; i < arguments[0].length; i++) {
        value[i % batch] += arguments[0][i] * arguments[1][i];
      }
    }

    @Override
    public void backward(
        double[][] arguments,
        double[] value,
        double[] adjoint,
        double[][] argumentAdjoints,
        int batch) {
      for (int i = 0; i < arguments[0].length; i++) {
        argumentAdjoints[0][i] += adjoint[i % batch] * arguments[1][i];
        argumentAdjoints[1][i] += adjoint[i % batch] * arguments[0][i];
      }
    }
  }
}
