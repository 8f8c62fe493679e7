package org.unroll.components.metric;

import org.unroll.api.Better;
import org.unroll.api.Metric;

/** A metric that is never negative, and of which less is better. */
interface Cost extends Metric {
  @Override
  default Better better() {
    return Better.LOWER;
  }

  @Override
  default double least() {
    return 0;
  }
}
