package org.unroll.plan;

import java.util.OptionalLong;

/**
 * What a machine has for the runs of a plan, in bytes.
 *
 * @param heap of each process that trains
 * @param memory what is free for all processes together; empty if that is not known
 * @param disk what is free where results are written; empty if that is not known
 * @param jobs runs that are trained side by side
 */
public record Capacity(long heap, OptionalLong memory, OptionalLong disk, int jobs) {}
