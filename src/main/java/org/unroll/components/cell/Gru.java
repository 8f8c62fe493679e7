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
 * <pre>
 * z_t = σ(W_z x_t + U_z h_{t−1} + b_z)
 * r_t = σ(W_r x_t + U_r h_{t−1} + b_r)
 * n_t = φ(W_n x_t + U_n (r_t ∘ h_{t−1}) + b_n)        reset before the product
 * n_t = φ(W_n x_t + b_n + r_t ∘ (U_n h_{t−1} + c_n))  reset after it
 * h_t = (1 − z_t) ∘ n_t + z_t ∘ h_{t−1}
 * </pre>
 *
 * @param gateActivation σ, the squashing function of the gates
 * @param reset where the reset gate acts
 */
@Doc(
    value = "Gated recurrent unit with update and reset gates; state h.",
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
