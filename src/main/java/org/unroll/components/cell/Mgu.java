package org.unroll.components.cell;

import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Step;
import org.unroll.api.Var;

/**
 * Minimal gated unit: one gate that both forgets and resets.
 *
 * <pre>
 * f_t = σ(W_f x_t + U_f h_{t−1} + b_f)
 * n_t = φ(W_n x_t + U_n (f_t ∘ h_{t−1}) + b_n)
 * h_t = (1 − f_t) ∘ h_{t−1} + f_t ∘ n_t
 * </pre>
 *
 * @param gateActivation σ, the squashing function of the gate
 */
@Doc(
    value = "Minimal gated unit: one gate that both forgets and resets.",
    source = "Zhou et al. 2016")
public record Mgu(
    @Default("sigmoid") @Doc("Squashing function of the gate.") Activation gateActivation)
    implements Cell {
  @Override
  public void step(Step step) {
    Var x = step.input();
    Var h = step.previous("h");
    Var forget = step.gate("forget", gateActivation, x, h);
    Var candidate = step.affine("candidate", x, forget.times(h)).apply(step.activation());
    step.next("h", h.plus(forget.times(candidate.minus(h))));
  }
}
