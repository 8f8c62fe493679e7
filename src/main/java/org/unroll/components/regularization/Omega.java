package org.unroll.components.regularization;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.unroll.api.Doc;
import org.unroll.api.Reducible;
import org.unroll.api.Regularization;
import org.unroll.api.SequencePenalty;

/**
 * The penalty λΩ on back-propagated signals that shrink or grow from step to step; {@link
 * SequencePenalty} defines Ω and what its gradient holds fixed.
 */
@Doc(
    value =
        "A penalty on error signals that change their length from one step back to the next: the"
            + " mean of (|J'd|/|d| - 1)^2, with d = dL/dh_t and J = dh_t/dh_(t-1). Its gradient"
            + " moves the recurrent weights only, with d and the slopes of the units held fixed."
            + " For cells of one state such as rnn and irnn.",
    details = {
      "The mean is over all steps of all sequences with |d| of at least 1e-10; d is the total"
          + " derivative of the batch's mean loss. A step that several windows of a truncation sweep"
          + " over counts once for each.",
      "The ratio is of norms as in the paper's equation 9. Its authors' program takes that of squared"
          + " norms, whose mean is near 1 four times this one: their strength s is 4 s here."
    },
    source =
        "Pascanu, Mikolov and Bengio 2013, On the difficulty of training recurrent neural"
            + " networks, section 3.3")
public record Omega(@PositiveOrZero @Doc("What the mean is multiplied by.") double strength)
    implements Regularization, Reducible {
  @Override
  public Optional<Object> reduced() {
    return strength == 0 ? Optional.of(new NoRegularization()) : Optional.empty();
  }

  @Override
  public SequencePenalty alongSequences() {
    return new SequencePenalty(strength, 0, 0);
  }
}
