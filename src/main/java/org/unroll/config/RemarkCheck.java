package org.unroll.config;

import java.util.List;
import org.unroll.api.Remark;

/** Finds settings that change nothing, and records that will not be made. */
@FunctionalInterface
public interface RemarkCheck {
  /** What there is to say of the run as a whole, each remark with the dotted key it is about. */
  List<Remark> of(RunSpec spec);
}
