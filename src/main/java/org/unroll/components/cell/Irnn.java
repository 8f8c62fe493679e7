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
 * <pre>
 * h_t = max(0, W x_t + U h_{t−1} + b),  U = I and b = 0 before training
 * </pre>
 *
 * @param unitActivation the function of the units, whatever the file's {@code activation} is
 * @param recurrent U before training
 */
@Doc(
    value = "The rnn cell with ReLU units and identity recurrent weights at the start.",
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
