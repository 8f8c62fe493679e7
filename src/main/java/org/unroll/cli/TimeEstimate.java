package org.unroll.cli;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.unroll.api.RunExecutor;
import org.unroll.format.RunManifest;
import org.unroll.launch.PlanEntries;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.record.RecordedRuns;
import org.unroll.record.RunTimes;

/**
 * How long what is left of a plan will take: as long for each update as in finished runs of the
 * same shape, or as in a probe.
 */
final class TimeEstimate {
  /** More of a shape would hardly tell more. */
  private static final int ENOUGH = 3;

  private final ExperimentPlan plan;
  private final RecordedRuns recorded;
  private final Map<String, RunShape> shapes = new HashMap<>();
  private final Map<RunShape, List<Double>> secondsPerUpdate = new HashMap<>();
  private final Map<RunShape, List<Long>> updates = new HashMap<>();

  TimeEstimate(ExperimentPlan plan, RecordedRuns recorded) {
    this.plan = plan;
    this.recorded = recorded;
    if (!recorded.manifests().isEmpty()) {
      plan.runs().forEach(this::learn);
    }
  }

  private void learn(PlannedRun run) {
    Optional<RunManifest> manifest =
        recorded.manifestOf(run.id()).filter(known -> known.status().finished());
    if (manifest.isPresent() && manifest.get().stepsMade() > 0) {
      List<Double> known = secondsPerUpdate.computeIfAbsent(shape(run), shape -> new ArrayList<>());
      updates
          .computeIfAbsent(shape(run), shape -> new ArrayList<>())
          .add(manifest.get().stepsMade());
      if (known.size() < ENOUGH) {
        RunTimes.seconds(recorded.folderOf(PlanEntries.entry(run)))
            .ifPresent(seconds -> known.add(seconds / manifest.get().stepsMade()));
      }
    }
  }

  private RunShape shape(PlannedRun run) {
    return shapes.computeIfAbsent(run.configuration(), RunShape::of);
  }

  /**
   * Trains one run for a moment of each shape of which nothing is known.
   *
   * @param problems takes what stands in the way, in words
   */
  void probe(Supplier<RunExecutor> executor, Consumer<String> problems) {
    RunProbe probe = new RunProbe(executor.get(), Ticker.systemTicker(), problems);
    for (PlannedRun run : left()) {
      if (secondsPerUpdate.getOrDefault(shape(run), List.of()).isEmpty()) {
        probe
            .secondsPerUpdate(run, plan.folder())
            .ifPresent(seconds -> secondsPerUpdate.put(shape(run), List.of(seconds)));
      }
    }
  }

  private List<PlannedRun> left() {
    Map<String, PlannedRun> left = new LinkedHashMap<>();
    for (PlannedRun run : plan.runs()) {
      if (!recorded.of(run.id()).finished()) {
        left.putIfAbsent(run.id(), run);
      }
    }
    return List.copyOf(left.values());
  }

  /**
   * In words; empty if nothing is left.
   *
   * @param cores how many runs are trained side by side
   */
  Optional<String> text(int cores) {
    List<PlannedRun> left = left();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    double seconds = 0;
    int unknown = 0;
    for (PlannedRun run : left) {
      OptionalDouble expected = seconds(run);
      seconds += expected.orElse(0);
      unknown += expected.isPresent() ? 0 : 1;
    }
    if (unknown == left.size()) {
      return Optional.of("time: no run like these is done; --probe trains each for a moment");
    }
    int lanes = Math.min(cores, left.size());
    Duration together = Duration.ofMillis(Math.round(seconds / lanes * 1000));
    return Optional.of(
        "time: about "
            + DurationText.of(together)
            + (lanes > 1 ? " with " + lanes + " side by side" : "")
            + (unknown > 0 ? ", and " + unknown + " runs unlike any that is done" : ""));
  }

  private OptionalDouble seconds(PlannedRun run) {
    OptionalDouble perUpdate =
        secondsPerUpdate.getOrDefault(shape(run), List.of()).stream()
            .mapToDouble(Double::doubleValue)
            .average();
    OptionalDouble updates = updates(run);
    return perUpdate.isPresent() && updates.isPresent()
        ? OptionalDouble.of(perUpdate.getAsDouble() * updates.getAsDouble())
        : OptionalDouble.empty();
  }

  /** As many as it asks for; how many an epoch has only those tell that are done. */
  private OptionalDouble updates(PlannedRun run) {
    if (run.spec() != null && run.spec().steps().isPresent()) {
      return OptionalDouble.of(run.spec().steps().get());
    }
    return updates.getOrDefault(shape(run), List.of()).stream()
        .mapToLong(Long::longValue)
        .average();
  }
}
