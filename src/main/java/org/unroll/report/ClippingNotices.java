package org.unroll.report;

import java.util.ArrayList;
import java.util.List;
import org.unroll.format.Notice;
import org.unroll.format.RunFiles;
import org.unroll.format.RunStatus;

/**
 * Tells where clipping never came to clip: those runs are the same without it. It is known of runs
 * whose probe {@code clipping} counted every update.
 */
final class ClippingNotices {
  private static final String TABLE = "clipping";
  private static final String NO_CLIPPING = "\nclipping: {type: none}\n";

  private ClippingNotices() {}

  static List<Notice> of(List<ConditionResults> conditions) {
    List<Notice> notices = new ArrayList<>();
    for (ConditionResults condition : conditions) {
      List<RunFiles> completed =
          condition.runs().stream()
              .filter(run -> run.status() == RunStatus.COMPLETED)
              .map(RunResult::files)
              .toList();
      if (!completed.isEmpty() && completed.stream().allMatch(ClippingNotices::neverClipped)) {
        notices.add(
            Notice.ofResults(
                Notice.Kind.NO_EFFECT,
                List.of(condition.condition()),
                "clipping: no gradient reached the threshold in any of "
                    + completed.size()
                    + " completed runs, so that clipping changed nothing"));
      }
    }
    return notices;
  }

  private static boolean neverClipped(RunFiles run) {
    boolean clips = run.configuration().filter(text -> !text.contains(NO_CLIPPING)).isPresent();
    if (!clips) {
      return false;
    }
    double[] last = {0, Double.NaN}; // step and share
    run.forEachRow(
        TABLE,
        row -> {
          last[0] = row.whole("step");
          last[1] = row.number("share_clipped");
        });
    return last[1] == 0 && last[0] == run.manifest().orElseThrow().stepsMade();
  }
}
