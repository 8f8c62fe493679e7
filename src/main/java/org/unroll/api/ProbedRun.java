package org.unroll.api;

/**
 * What decides how much a probe records of a run, known before the run begins.
 *
 * @param updates parameter updates
 * @param evaluateEvery updates between two points of the curves
 * @param directions layers, times the directions that they read in
 * @param states states of all directions together
 * @param stateUnits elements of the states of one direction
 * @param gates gates of all directions together
 * @param gateUnits elements of one gate
 * @param parameters named parameters
 * @param steps steps of the longest sequence that an update looks at
 * @param batch sequences of an update
 */
public record ProbedRun(
    long updates,
    long evaluateEvery,
    long directions,
    long states,
    long stateUnits,
    long gates,
    long gateUnits,
    long parameters,
    long steps,
    long batch) {}
