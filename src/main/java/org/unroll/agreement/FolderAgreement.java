package org.unroll.agreement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unroll.format.DamagedResultsException;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.ListedRun;
import org.unroll.format.ListedRuns;
import org.unroll.format.NotedFile;
import org.unroll.format.RunFiles;

/** Whether the files of an experiment agree with each other and are as they were written. */
public record FolderAgreement(ExperimentFolder folder) {
  /** What does not agree, in words with file and line; empty if all does. */
  public List<String> contradictions() {
    List<String> found = new ArrayList<>();
    note(() -> new NotedFile(folder.experiment()).requireSame(), found);
    for (Path list : List.of(folder.runs(), folder.claims(), folder.tuning(), folder.notices())) {
      note(() -> new NotedFile(list).requireSame(), found);
    }
    note(
        () -> {
          ListedRuns runs = ListedRuns.read(folder);
          Set<String> read = new HashSet<>();
          runs.runs().forEach(run -> note(() -> check(runs, run, read, found), found));
        },
        found);
    return found;
  }

  private static void check(ListedRuns runs, ListedRun run, Set<String> read, List<String> found) {
    RunFiles files = runs.filesOf(run);
    if (read.add(run.id())) {
      files.faults().forEach(fault -> found.add(fault.getMessage()));
    }
  }

  private static void note(Runnable check, List<String> found) {
    try {
      check.run();
    } catch (DamagedResultsException fault) {
      found.add(fault.getMessage());
    }
  }
}
