package org.unroll.record;

/**
 * A run as its folder records it.
 *
 * @param entry its place in the experiment
 * @param configuration its configuration as YAML text
 * @param provenance what it is made with
 */
public record RecordedRun(RunEntry entry, String configuration, Provenance provenance) {}
