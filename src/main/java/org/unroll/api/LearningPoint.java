package org.unroll.api;

import java.util.OptionalDouble;

/** One point of a learning curve. */
@Table("learning_curve")
@Doc("The loss and accuracy of a split as training goes on.")
public record LearningPoint(
    @Doc("Parameter updates made so far.") long step,
    @Doc(
            "train: mean over the updates since the last point; validation: the whole split; test: the"
                + " whole split at the parameters with the best validation loss, once at the end.")
        String split,
    @Doc(
            "Mean of the loss over targets, in its own unit: of a cross-entropy nats, of a squared error"
                + " that of the targets squared.")
        double loss,
    @Doc("Share of targets whose most probable class is right; empty for regression.")
        OptionalDouble accuracy) {}
