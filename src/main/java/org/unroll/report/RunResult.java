package org.unroll.report;

import java.util.Map;
import org.unroll.format.Metric;
import org.unroll.format.RunStatus;

/**
 * One row of {@code runs.csv}, as far as statistics need it.
 *
 * @param metrics what was measured; a metric that is absent was not
 */
record RunResult(String condition, RunStatus status, Map<Metric, Double> metrics) {}
