package org.unroll.api;

import java.nio.file.Path;

/**
 * One run to execute.
 *
 * @param id the run's id
 * @param configuration the resolved configuration of the run, as YAML text; enough to repeat it
 * @param seed the replicate's seed
 * @param folder the folder that relative paths in the configuration start from
 */
public record RunRequest(String id, String configuration, long seed, Path folder) {}
