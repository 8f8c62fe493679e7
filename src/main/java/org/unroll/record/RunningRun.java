package org.unroll.record;

/**
 * How far a run is that is executed right now.
 *
 * @param id its id
 * @param step updates made
 * @param steps updates planned
 * @param loss the last update's training loss
 * @param firstStep updates made when this attempt told for the first time
 * @param seconds since then
 */
public record RunningRun(
    String id, long step, long steps, double loss, long firstStep, double seconds) {}
