package org.unroll.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unroll.format.Notice;
import org.unroll.record.RecordedRuns;
import org.unroll.record.RunEntry;

/** Tells which finished runs lack records that the experiment asks for by now. */
final class MissingRecords {
  private MissingRecords() {}

  private record Change(List<String> missing, List<String> dropped) {}

  /**
   * One notice for each set of probes and metrics that is missing, and of those whose records go.
   */
  static List<Notice> notices(RecordedRuns recorded) {
    Map<Change, List<RunEntry>> byMissing = new LinkedHashMap<>();
    recorded
        .unrecorded()
        .forEach(
            (run, missing) ->
                byMissing
                    .computeIfAbsent(
                        new Change(missing, recorded.dropped(run)), absent -> new ArrayList<>())
                    .add(run));
    List<Notice> notices = new ArrayList<>();
    byMissing.forEach(
        (change, runs) -> {
          Set<String> conditions = new LinkedHashSet<>();
          runs.forEach(run -> conditions.add(run.condition()));
          notices.add(
              new Notice(
                  Notice.Kind.NOT_RECORDED,
                  "",
                  List.copyOf(conditions),
                  runs.size()
                      + (runs.size() == 1 ? " finished run has" : " finished runs have")
                      + " no records of "
                      + String.join(", ", change.missing())
                      + ", and 'run' makes "
                      + (runs.size() == 1 ? "it" : "them")
                      + " again"
                      + (change.dropped().isEmpty()
                          ? ""
                          : "; records of "
                              + String.join(", ", change.dropped())
                              + ", which are not asked for any more, go")));
        });
    return notices;
  }
}
