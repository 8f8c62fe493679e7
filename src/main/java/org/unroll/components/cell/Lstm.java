package org.unroll.components.cell;

import java.util.Locale;
import java.util.Map;
import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.InitialStep;
import org.unroll.api.Step;
import org.unroll.api.Var;

/**
 * Long short-term memory.
 *
 * @param gateActivation the squashing function of the gates
 * @param forgetGate what holds the memory
 * @param forgetBias initial value of the forget gate's bias
 * @param peepholes which gates see the memory
 */
@Doc(
    value = "Long short-term memory with input, forget and output gates; states h and c.",
    equations = {
      "peep_i = 0  [peepholes: none, output]",
      "peep_i = p_input * c'  [peepholes: diagonal]",
      "i = gate(W_input x + U_input h' + b_input + peep_i)",
      "peep_f = 0  [forget_gate: own; peepholes: none, output]",
      "peep_f = p_forget * c'  [forget_gate: own; peepholes: diagonal]",
      "f = gate(W_forget x + U_forget h' + b_forget + peep_f)  [forget_gate: own]",
      "f = 1  [forget_gate: none]",
      "f = 1 - i  [forget_gate: coupled]",
      "c = f * c' + i * act(W_candidate x + U_candidate h' + b_candidate)",
      "peep_o = 0  [peepholes: none]",
      "peep_o = V_output c  [peepholes: output]",
      "peep_o = p_output * c  [peepholes: diagonal]",
      "o = gate(W_output x + U_output h' + b_output + peep_o)",
      "h = o * act(c)"
    },
    details = {
      "A peephole of the input and forget gates sees the memory before the step, one of the output"
          + " gate the memory after it. p_g, one number a unit, is the parameter g_peephole.unit; it"
          + " starts at 0, whatever the initialization, which has no key for it. V_output is the"
          + " parameter output.recurrent2, initialized as recurrent weights are.",
      "Each gate has one bias where PyTorch adds two. The forget gate's starts at forget_bias,"
          + " unless initialization.gates.forget.bias says otherwise.",
      Notation.NAMES,
      "dropout.recurrent masks what the maps take: h' by one mask for all of them, the c of V_output"
          + " by another. What p_g sees, and f * c', are never masked. "
          + Notation.DROPOUT
    },
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

  @Override
  public void initialStates(InitialStep step) {
    step.set("h", step.affine("h", step.context()).apply("tanh"));
    step.set("c", step.affine("c", step.context()));
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
