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

  /** One notice for each set of probes that is missing. */
  static List<Notice> notices(RecordedRuns recorded) {
    Map<List<String>, List<RunEntry>> byProbes = new LinkedHashMap<>();
    recorded
        .unrecorded()
        .forEach(
            (run, probes) ->
                byProbes.computeIfAbsent(probes, absent -> new ArrayList<>()).add(run));
    List<Notice> notices = new ArrayList<>();
    byProbes.forEach(
        (probes, runs) -> {
          Set<String> conditions = new LinkedHashSet<>();
          runs.forEach(run -> conditions.add(run.condition()));
          notices.add(
              new Notice(
                  Notice.Kind.NOT_RECORDED,
                  "",
                  List.copyOf(conditions),
                  "probes: "
                      + runs.size()
                      + (runs.size() == 1 ? " finished run has" : " finished runs have")
                      + " no records of "
                      + String.join(", ", probes)
                      + ", and 'run' makes "
                      + (runs.size() == 1 ? "it" : "them")
                      + " again"));
        });
    return notices;
  }
}
