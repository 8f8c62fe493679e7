package org.unroll.config;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Shorthand;
import org.unroll.api.Version;

/** Training ends when the validation split shows no improvement any more. */
@Version(
    value = 2,
    change =
        "the evaluation before the first update counts. In version 1 the first evaluation after it"
            + " always was an improvement.")
@Doc(
    value =
        "Ends training when the validation loss, or the metric that evaluate.best names, has not"
            + " improved for a number of evaluations.",
    details =
        "The value before the first update, at step 0, is the first mark. A later one is an"
            + " improvement if it is better than the mark by more than minimum_improvement, and"
            + " becomes the mark then; small changes add up. best_step counts from step 0, too.")
public record EarlyStopping(
    @Shorthand @Positive @Doc("Evaluations without improvement before training ends.") int patience,
    @PositiveOrZero @Default("0.0") @Doc("The least change for the better that counts.")
        double minimumImprovement) {}
