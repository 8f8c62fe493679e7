package org.unroll.components.probe;

import java.util.Optional;
import org.unroll.api.UpdateView;

/**
 * When a probe records: at every so many updates, or else wherever the curves are recorded.
 *
 * @param every updates between records
 */
record Schedule(Optional<Integer> every) {
  boolean due(UpdateView update) {
    return every.map(updates -> update.step() % updates == 0).orElse(update.recorded());
  }
}
