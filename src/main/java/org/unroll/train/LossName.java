package org.unroll.train;

/** What the run's loss is called in experiment files. */
public record LossName(String text) {}
