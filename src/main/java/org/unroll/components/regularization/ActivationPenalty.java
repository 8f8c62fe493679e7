package org.unroll.components.regularization;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Reducible;
import org.unroll.api.Regularization;
import org.unroll.api.SequencePenalty;

/** Penalties on the top layer's outputs and on their changes, see {@link SequencePenalty}. */
@Doc(
    value =
        "A penalty on the top layer's outputs: strength times the mean of |h_t|^2 over steps and"
            + " sequences, and temporal times the mean of |h_t - h_(t-1)|^2.",
    details = {
      "|h|^2 is the sum of squares over units, without a factor 1/2; the published factors are of a"
          + " mean over units, too, and so are strength times the units. The means are over all"
          + " valid steps of all sequences; changes count from the second step on. Under a truncation"
          + " each window counts its own steps, and a change whose earlier step lies before the"
          + " window's reach does not count."
    },
    source =
        "Merity, McCann and Socher 2017, Revisiting Activation Regularization for Language RNNs")
public record ActivationPenalty(
    @PositiveOrZero @Doc("What the mean of the squared outputs is multiplied by.") double strength,
    @PositiveOrZero
        @Default("0.0")
        @Doc("What the mean of their squared changes from step to step is multiplied by.")
        double temporal)
    implements Regularization, Reducible {
  @Override
  public Optional<Object> reduced() {
    return strength == 0 && temporal == 0 ? Optional.of(new NoRegularization()) : Optional.empty();
  }

  @Override
  public SequencePenalty alongSequences() {
    return new SequencePenalty(0, strength, temporal);
  }
}
