package org.unroll.config;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Shorthand;
import org.unroll.api.Version;

/** Training ends when the validation loss stops falling. */
@Version(
    value = 2,
    change =
        "the evaluation before the first update counts. In version 1 the first evaluation after it"
            + " always was an improvement.")
@Doc(
    value = "Ends training when the validation loss has not fallen for a number of evaluations.",
    details =
        "The loss before the first update, at step 0, is the first mark. A later one is an"
            + " improvement if it is lower than the mark by more than minimum_improvement, and"
            + " becomes the mark then; small falls add up. best_step counts from step 0, too.")
public record EarlyStopping(
    @Shorthand @Positive @Doc("Evaluations without improvement before training ends.") int patience,
    @PositiveOrZero @Default("0.0") @Doc("The least fall of the loss that counts.")
        double minimumImprovement) {}
