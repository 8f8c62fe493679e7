package org.unroll.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Shorthand;

/** Which shares of values are set to zero in training. */
@Doc(
    value = "Shares of values that are set to zero in training; one number sets it between layers.",
    details = {
      "What is kept is multiplied by 1 / (1 - share); in evaluation nothing is dropped. Masks are"
          + " drawn anew at each update, for each unit of each sequence.",
      "outputs acts on what a layer hands to the layer above it; the top layer's outputs and the"
          + " data are not dropped. recurrent acts on what the maps of a cell take of states, not on"
          + " the states themselves: 'unroll describe lstm' and so on say which masks a cell has."
    })
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
