package org.unroll.components.cell;

import java.util.Locale;
import java.util.Map;
import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Step;
import org.unroll.api.Var;

/**
 * Long short-term memory.
 *
 * <pre>
 * f_t = σ(W_f x_t + U_f h_{t−1} + b_f)
 * i_t = σ(W_i x_t + U_i h_{t−1} + b_i)
 * c_t = f_t ∘ c_{t−1} + i_t ∘ φ(W_c x_t + U_c h_{t−1} + b_c)
 * o_t = σ(W_o x_t + U_o h_{t−1} + b_o)
 * h_t = o_t ∘ φ(c_t)
 * </pre>
 *
 * <p>Without a forget gate f_t = 1; coupled, f_t = 1 − i_t. With peepholes the gates see the
 * memory: {@code output} adds V_o c_t to the output gate, V_o being a matrix; {@code diagonal} adds
 * p_f ∘ c_{t−1}, p_i ∘ c_{t−1} and p_o ∘ c_t, each p one number per unit.
 *
 * @param gateActivation σ, the squashing function of the gates
 * @param forgetGate what holds the memory
 * @param forgetBias initial value of b_f
 * @param peepholes which gates see the memory
 */
@Doc(
    value = "Long short-term memory with input, forget and output gates; states h and c.",
    source = "Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000")
public record Lstm(
    @Default("sigmoid") @Doc("Squashing function of the gates.") Activation gateActivation,
    @Default("own")
        @Doc(
            value =
                "own: a gate of its own; none: the memory is always kept; coupled: 1 minus the"
                    + " input gate.",
            source = "Greff et al. 2017")
        ForgetGate forgetGate,
    @Default("1.0")
        @Doc(
            value = "Initial value of the forget gate's bias; trained like any other.",
            source = "Jozefowicz, Zaremba and Sutskever 2015")
        double forgetBias,
    @Default("none")
        @Doc(
            value =
                "none; output: the output gate sees the new memory through a matrix; diagonal:"
                    + " each gate sees its own unit's memory.",
            source = "Gers and Schmidhuber 2000")
        Peepholes peepholes)
    implements Cell {
  /** What holds the memory. */
  public enum ForgetGate {
    OWN,
    NONE,
    COUPLED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which gates see the memory. */
  public enum Peepholes {
    NONE,
    OUTPUT,
    DIAGONAL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public void step(Step step) {
    Var x = step.input();
    Var h = step.previous("h");
    Var c = step.previous("c");
    Var input = gate(step, "input", x, h, c);
    Var kept =
        switch (forgetGate) {
          case OWN -> gate(step, "forget", x, h, c).times(c);
          case NONE -> c;
          case COUPLED -> input.from(1).times(c);
        };
    // Traced before the memory is known, where possible, so that all products with h are one.
    Var early = peepholes == Peepholes.OUTPUT ? null : step.affine("output", x, h);
    Var candidate = step.affine("candidate", x, h).apply(step.activation());
    Var memory = kept.plus(input.times(candidate));
    Var output =
        early == null ? step.affine("output", x, h, memory) : peep(step, "output", early, memory);
    Var open = step.observeGate("output", output.apply(gateActivation));
    step.next("h", open.times(memory.apply(step.activation())));
    step.next("c", memory);
  }

  private Var gate(Step step, String name, Var x, Var h, Var c) {
    Var sum = peep(step, name, step.affine(name, x, h), c);
    return step.observeGate(name, sum.apply(gateActivation));
  }

  private Var peep(Step step, String name, Var sum, Var memory) {
    return peepholes == Peepholes.DIAGONAL
        ? sum.plus(step.parameter(name + "_peephole", step.hiddenSize(), 0).times(memory))
        : sum;
  }

  @Override
  public Map<String, Double> initialBiases() {
    return forgetGate == ForgetGate.OWN ? Map.of("forget", forgetBias) : Map.of();
  }
}
