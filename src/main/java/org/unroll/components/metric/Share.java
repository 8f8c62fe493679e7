package org.unroll.components.metric;

import org.unroll.api.Better;
import org.unroll.api.Metric;

/** A metric from 0 to 1, of which more is better. */
interface Share extends Metric {
  @Override
  default String unit() {
    return "share";
  }

  @Override
  default Better better() {
    return Better.HIGHER;
  }

  @Override
  default double least() {
    return 0;
  }

  @Override
  default double most() {
    return 1;
  }
}
