package org.unroll.components.regularization;

import jakarta.validation.constraints.PositiveOrZero;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Regularization;
import org.unroll.api.SequencePenalty;

/** Penalties on the top layer's outputs and on their changes, see {@link SequencePenalty}. */
@Doc(
    value =
        "A penalty on the top layer's outputs: strength times the mean of |h_t|^2 over steps and"
            + " sequences, and temporal times the mean of |h_t - h_(t-1)|^2.",
    source =
        "Merity, McCann and Socher 2017, Revisiting Activation Regularization for Language RNNs")
public record ActivationPenalty(
    @PositiveOrZero @Doc("What the mean of the squared outputs is multiplied by.") double strength,
    @PositiveOrZero
        @Default("0.0")
        @Doc("What the mean of their squared changes from step to step is multiplied by.")
        double temporal)
    implements Regularization {
  @Override
  public SequencePenalty alongSequences() {
    return new SequencePenalty(0, strength, temporal);
  }
}
