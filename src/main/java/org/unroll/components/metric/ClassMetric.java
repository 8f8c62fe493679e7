package org.unroll.components.metric;

import java.util.Set;
import org.unroll.api.Classes;
import org.unroll.api.Metric;
import org.unroll.api.Target;

/** A metric of classes. */
interface ClassMetric extends Metric {
  @Override
  default Set<Class<? extends Target>> targets() {
    return Set.of(Classes.class);
  }
}
