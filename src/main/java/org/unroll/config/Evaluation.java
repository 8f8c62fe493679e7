package org.unroll.config;

import jakarta.validation.constraints.Positive;
import org.unroll.api.Default;
import org.unroll.api.Doc;

/** How often the curves are recorded. */
@Doc("When the model is evaluated on the validation split and probes record.")
public record Evaluation(
    @Positive @Default("100") @Doc("Parameter updates between points.") int every) {}
