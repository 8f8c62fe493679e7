package org.unroll.plan;

import java.util.List;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.Remark;
import org.unroll.config.RunSpec;

/** Says where it makes no difference where a context enters: the data has none. */
record ContextRemarks(ComponentCatalog catalog, PlannedData data) {
  /** Of one condition. */
  List<Remark> of(RunSpec spec) {
    return data.shape(spec).context() > 0
        ? List.of()
        : List.of(
            new Remark(
                Remark.Kind.NO_EFFECT,
                "context",
                "has no effect: the sequences of "
                    + catalog.definitionOf(spec.dataset()).name()
                    + " have no context"));
  }
}
