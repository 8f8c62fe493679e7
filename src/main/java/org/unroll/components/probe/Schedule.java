package org.unroll.components.probe;

import java.util.Optional;
import org.unroll.api.Probe;
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

  /** A watch that records at these updates and keeps nothing between them. */
  Probe.Session session(Probe.Session recording) {
    return (update, rows) -> {
      if (due(update)) {
        recording.observe(update, rows);
      }
    };
  }
}
