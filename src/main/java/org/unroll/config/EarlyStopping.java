package org.unroll.config;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Shorthand;

/** Training ends when the validation loss stops falling. */
@Doc("Ends training when the validation loss has not fallen for a number of evaluations.")
public record EarlyStopping(
    @Shorthand @Positive @Doc("Evaluations without improvement before training ends.") int patience,
    @PositiveOrZero @Default("0.0") @Doc("The least fall of the loss that counts.")
        double minimumImprovement) {}
