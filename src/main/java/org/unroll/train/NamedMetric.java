package org.unroll.train;

import org.unroll.api.Metric;
import org.unroll.api.MetricDescription;

/** A metric of a run, with what results say of it. */
public record NamedMetric(MetricDescription description, Metric metric) {}
