package org.unroll.components.probe;

import java.util.List;
import java.util.Optional;
import org.unroll.api.Memory;
import org.unroll.api.Probe;
import org.unroll.api.ProbedRun;
import org.unroll.api.Remark;
import org.unroll.api.UpdateView;
import org.unroll.api.WatchedRun;

/**
 * When a probe records: at every so many updates, or else wherever the curves are recorded.
 *
 * @param every updates between records
 */
record Schedule(Optional<Integer> every) {
  boolean due(UpdateView update) {
    return every.map(updates -> update.step() % updates == 0).orElse(update.recorded());
  }

  /** What is to be said of it before a run of so many updates. */
  List<Remark> remarks(WatchedRun run) {
    return every.filter(updates -> updates > run.updates()).stream()
        .map(
            updates ->
                new Remark(
                    Remark.Kind.NOT_RECORDED,
                    "every",
                    "nothing is recorded: the first record is due after the last update ("
                        + run.updates()
                        + ")"))
        .toList();
  }

  /** The same, unless there is another reason why nothing is recorded. */
  List<Remark> remarks(WatchedRun run, Optional<String> reason) {
    return reason.isPresent()
        ? List.of(new Remark(Remark.Kind.NOT_RECORDED, "", "nothing is recorded: " + reason.get()))
        : remarks(run);
  }

  /** What comes of so many rows a record. */
  Probe.Recording rows(ProbedRun run, long rows) {
    return Probe.Recording.rows(Memory.product(records(run), rows));
  }

  /** Records in a run. */
  long records(ProbedRun run) {
    return run.updates() / every.map(Integer::longValue).orElse(run.evaluateEvery()) + 1;
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
