package org.unroll.components.cell;

import org.unroll.api.Cell;
import org.unroll.api.Doc;
import org.unroll.api.Step;

/** The simple recurrent network. */
@Doc(
    value = "Simple recurrent network: h_t = f(W x_t + U h_{t-1} + b).",
    equations = "h = act(W_state x + U_state h' + b_state)",
    details = {Notation.NAMES, "dropout.recurrent masks h'. " + Notation.DROPOUT},
    source = "Elman 1990")
public record Rnn() implements Cell {
  @Override
  public void step(Step step) {
    var h = step.previous("h");
    step.next("h", step.affine("state", step.input(), h).apply(step.activation()));
  }
}
