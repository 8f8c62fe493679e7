package org.unroll.components.cell;

import java.util.Map;
import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;
import org.unroll.api.Step;

/**
 * The simple recurrent network with ReLU and identity recurrent weights at the start: a shorthand
 * for {@code cell: rnn, activation: relu, initialization: identity}.
 *
 * @param unitActivation the function of the units, whatever the file's {@code activation} is
 * @param recurrent U before training
 */
@Doc(
    value = "The rnn cell with ReLU units and identity recurrent weights at the start.",
    equations = "h = unit(W_state x + U_state h' + b_state)",
    details = {
      "unit is unit_activation. U_state starts as 'recurrent' says, b_state as initialization.bias"
          + " does: at zero by default, as in the paper.",
      Notation.NAMES,
      "dropout.recurrent masks h'. " + Notation.DROPOUT
    },
    source = "Le, Jaitly and Hinton 2015")
public record Irnn(
    @Default("relu") @Doc("The function of the units.") Activation unitActivation,
    @Default("identity") @Doc("Recurrent weights before training.") Initialization recurrent)
    implements Cell {
  @Override
  public void step(Step step) {
    var h = step.previous("h");
    step.next("h", step.affine("state", step.input(), h).apply(unitActivation));
  }

  @Override
  public Map<String, Initialization> initialRecurrentWeights() {
    return Map.of("state", recurrent);
  }
}
