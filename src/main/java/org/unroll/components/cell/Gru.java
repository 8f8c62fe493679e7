package org.unroll.components.cell;

import java.util.Locale;
import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Step;
import org.unroll.api.Var;

/**
 * Gated recurrent unit.
 *
 * @param gateActivation the squashing function of the gates
 * @param reset where the reset gate acts
 */
@Doc(
    value = "Gated recurrent unit with update and reset gates; state h.",
    equations = {
      "z = gate(W_update x + U_update h' + b_update)",
      "r = gate(W_reset x + U_reset h' + b_reset)",
      "u = U_candidate (r * h')  [reset: before]",
      "u = r * (U_candidate_recurrent h' + b_candidate_recurrent)  [reset: after]",
      "n = act(W_candidate x + b_candidate + u)",
      "h = (1 - z) * n + z * h'"
    },
    details = {
      "z = 1 keeps the state, as in Cho et al. 2014, PyTorch and Keras; Chung et al. 2014 write 1 - z"
          + " for it. 'reset: before' is the paper's form; 'reset: after' is PyTorch's and cuDNN's,"
          + " with the second bias of the candidate that the reset gate acts on. Other maps have one"
          + " bias where PyTorch adds two.",
      Notation.NAMES,
      "dropout.recurrent masks what the maps take: h' by one mask for all of them, r * h' by"
          + " another. z * h' is never masked. "
          + Notation.DROPOUT
    },
    source = "Cho et al. 2014, eq. 5-8")
public record Gru(
    @Default("sigmoid") @Doc("Squashing function of the gates.") Activation gateActivation,
    @Default("before")
        @Doc("Whether the reset gate acts before or after the recurrent product (cuDNN: after).")
        Reset reset)
    implements Cell {
  /** Where the reset gate acts. */
  public enum Reset {
    BEFORE,
    AFTER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public void step(Step step) {
    Var x = step.input();
    Var h = step.previous("h");
    Var update = step.gate("update", gateActivation, x, h);
    Var reset = step.gate("reset", gateActivation, x, h);
    Var candidate = candidate(step, x, h, reset).apply(step.activation());
    // (1 − z) ∘ n + z ∘ h, with one product less
    step.next("h", candidate.plus(update.times(h.minus(candidate))));
  }

  private Var candidate(Step step, Var x, Var h, Var gate) {
    if (reset == Reset.BEFORE) {
      return step.affine("candidate", x, gate.times(h));
    }
    // Traced before the input part, so that it joins the gates' product with h.
    Var recurrent = step.affine("candidate_recurrent", h);
    return step.affine("candidate", x).plus(gate.times(recurrent));
  }
}
