package org.unroll.launch;

import java.time.Duration;

/**
 * What is kept of a run beside what it is made for.
 *
 * @param checkpointEvery how much training may be lost when its process dies
 * @param initialParameters whether its model has the parameters before the first update, too
 */
public record Keeping(Duration checkpointEvery, boolean initialParameters) {}
