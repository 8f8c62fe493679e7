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
 * @param gateActivation the squashing function of the gate
 */
@Doc(
    value = "Minimal gated unit: one gate that both forgets and resets.",
    equations = {
      "f = gate(W_forget x + U_forget h' + b_forget)",
      "n = act(W_candidate x + U_candidate (f * h') + b_candidate)",
      "h = (1 - f) * h' + f * n"
    },
    details = {
      "f = 0 keeps the state and f = 1 replaces it, the reverse of an lstm's forget gate; so the probe"
          + " cell_path is to be told 'passes: shut'.",
      Notation.NAMES,
      "dropout.recurrent masks what the maps take, h' by one mask and f * h' by another;"
          + " (1 - f) * h' is never masked. "
          + Notation.DROPOUT
    },
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
