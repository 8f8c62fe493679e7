package org.example.mgu;

import org.unroll.api.Cell;
import org.unroll.api.Doc;
import org.unroll.api.Step;
import org.unroll.api.Var;

/** h_t = (1 − f_t) ∘ h_{t−1} + f_t ∘ tanh(W x_t + U (f_t ∘ h_{t−1}) + b). */
@Doc(value = "One gate that both forgets and resets; state h.", source = "Zhou et al. 2016")
public record MinimalGatedUnit() implements Cell {
  @Override
  public void step(Step step) {
    Var x = step.input();
    Var h = step.previous("h");
    Var forget = step.gate("forget", x, h);
    Var candidate = step.affine("candidate", x, forget.times(h)).apply(step.activation());
    step.next("h", h.plus(forget.times(candidate.minus(h))));
  }
}
