package org.unroll.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.record.RecordedRuns;
import org.unroll.record.RunEntry;
import org.unroll.record.RunningRun;

/**
 * How far an experiment is.
 *
 * @param unlisted those that lie there and are not listed
 * @param holder the process that is at it, if there is one
 * @param running how far its runs were a moment ago
 */
record StatusText(
    RecordedRuns recorded,
    UnlistedRuns unlisted,
    OptionalLong holder,
    List<RunningRun> running,
    StaleRuns stale) {

  /**
   * @param resumed the folder that 'resume' takes
   */
  List<String> lines(Path folder, Path resumed) {
    List<String> lines = new ArrayList<>();
    lines.add(
        folder
            + ": "
            + totals()
            + (holder.isPresent() ? "; process " + holder.getAsLong() + " is at it" : ""));
    lines.addAll(holder.isPresent() ? progress() : interrupted(resumed));
    lines.addAll(failures());
    lines.addAll(unlisted.lines());
    lines.addAll(stale.lines());
    return lines;
  }

  /** Such as {@code 5 of 9 done, 1 diverged, 2 running}. */
  private String totals() {
    Map<RunStatus, Integer> counts = new EnumMap<>(RunStatus.class);
    recorded.distinct().forEach(run -> counts.merge(recorded.of(run.id()), 1, Integer::sum));
    int done =
        counts.entrySet().stream()
            .filter(entry -> entry.getKey().finished())
            .mapToInt(Map.Entry::getValue)
            .sum();
    StringBuilder text = new StringBuilder(done + " of " + recorded.distinct().size() + " done");
    for (RunStatus status :
        List.of(RunStatus.DIVERGED, RunStatus.RUNNING, RunStatus.FAILED, RunStatus.PENDING)) {
      if (counts.containsKey(status)) {
        String word =
            status == RunStatus.RUNNING && holder.isEmpty()
                ? "interrupted"
                : status.name().toLowerCase(Locale.ROOT);
        text.append(", ").append(counts.get(status)).append(' ').append(word);
      }
    }
    return text.toString();
  }

  private List<String> progress() {
    List<String> lines = new ArrayList<>();
    for (RunningRun run : running) {
      recorded.distinct().stream()
          .filter(entry -> entry.id().equals(run.id()))
          .findFirst()
          .ifPresent(entry -> lines.add("  " + line(name(entry), run)));
    }
    return lines;
  }

  private static String line(String name, RunningRun run) {
    Instant begun = Instant.EPOCH;
    Instant now = begun.plus(Duration.ofMillis(Math.round(run.seconds() * 1000)));
    LaneProgress progress = new LaneProgress(name, begun);
    progress.started(run.steps(), begun);
    if (run.step() > 0) {
      progress.progressed(run.firstStep(), run.loss(), begun);
      progress.progressed(run.step(), run.loss(), now);
    }
    return progress.line(now);
  }

  private List<String> interrupted(Path folder) {
    boolean left = recorded.distinct().stream().anyMatch(run -> !recorded.of(run.id()).finished());
    return left
        ? List.of("Nothing is running; './unroll resume " + folder + "' does what is left.")
        : List.of();
  }

  private List<String> failures() {
    List<String> lines = new ArrayList<>();
    for (RunEntry run : recorded.distinct()) {
      RunManifest manifest = recorded.manifestOf(run.id()).orElse(null);
      if (manifest != null && manifest.status() == RunStatus.FAILED) {
        lines.add("  FAILED " + name(run) + ": " + manifest.reason());
      }
    }
    return lines;
  }

  private static String name(RunEntry run) {
    return run.condition() + " seed " + run.seed();
  }
}
