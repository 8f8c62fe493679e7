package org.unroll.components.cell;

import java.util.Map;
import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Step;
import org.unroll.api.Var;

/**
 * Long short-term memory with a forget gate.
 *
 * <pre>
 * f_t = σ(W_f x_t + U_f h_{t−1} + b_f)
 * i_t = σ(W_i x_t + U_i h_{t−1} + b_i)
 * o_t = σ(W_o x_t + U_o h_{t−1} + b_o)
 * c_t = f_t ∘ c_{t−1} + i_t ∘ φ(W_c x_t + U_c h_{t−1} + b_c)
 * h_t = o_t ∘ φ(c_t)
 * </pre>
 *
 * @param gateActivation σ, the squashing function of the gates
 * @param forgetBias initial value of b_f
 */
@Doc(
    value = "Long short-term memory with input, forget and output gates; states h and c.",
    source = "Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000")
public record Lstm(
    @Default("sigmoid") @Doc("Squashing function of the gates.") Activation gateActivation,
    @Default("1.0")
        @Doc(
            value = "Initial value of the forget gate's bias; trained like any other.",
            source = "Jozefowicz, Zaremba and Sutskever 2015")
        double forgetBias)
    implements Cell {
  @Override
  public void step(Step step) {
    Var x = step.input();
    Var h = step.previous("h");
    Var c = step.previous("c");
    Var forget = step.gate("forget", gateActivation, x, h);
    Var input = step.gate("input", gateActivation, x, h);
    Var output = step.gate("output", gateActivation, x, h);
    Var candidate = step.affine("candidate", x, h).apply(step.activation());
    Var memory = forget.times(c).plus(input.times(candidate));
    step.next("h", output.times(memory.apply(step.activation())));
    step.next("c", memory);
  }

  @Override
  public Map<String, Double> initialBiases() {
    return Map.of("forget", forgetBias);
  }
}
