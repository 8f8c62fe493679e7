package org.unroll.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Shorthand;

/** Which shares of values are set to zero in training. */
@Doc("Shares of values that are set to zero in training; one number sets it between layers.")
public record Dropout(
    @Shorthand
        @PositiveOrZero
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.0")
        @Doc("Share of each layer's outputs, drawn anew at each step.")
        double outputs,
    @PositiveOrZero
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.0")
        @Doc(
            value = "Share of the hidden state, one mask for all steps of a sequence.",
            source = "Gal and Ghahramani 2016")
        double recurrent) {}
