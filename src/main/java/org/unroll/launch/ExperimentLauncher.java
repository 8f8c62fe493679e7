package org.unroll.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.unroll.api.RunExecutor;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunStatus;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.record.ExperimentLock;
import org.unroll.record.ExperimentRecorder;
import org.unroll.record.Provenance;
import org.unroll.record.RunManifest;

/** Executes the runs of a plan one after another in this thread. */
public final class ExperimentLauncher {
  private final SingleRun single;

  /**
   * Makes a launcher.
   *
   * @param executor asked for when a run is to be executed, not before: building it may be costly
   * @param provenance asked for at each run's start
   */
  public ExperimentLauncher(
      Supplier<RunExecutor> executor, Supplier<Provenance> provenance, Clock clock) {
    this.single = new SingleRun(executor, provenance, clock);
  }

  /**
   * Executes what is not finished yet. Stops when the thread is interrupted.
   *
   * @param results the folder that holds one folder an experiment
   * @throws org.unroll.record.ResultsInUseException if another invocation is at it
   */
  public LaunchOutcome launch(ExperimentPlan plan, Path results, LaunchListener listener) {
    ExperimentFolder folder = new ExperimentFolder(results.resolve(plan.name()));
    try (ExperimentLock lock = ExperimentLock.take(folder)) {
      ExperimentRecorder recorder =
          new ExperimentRecorder(lock.folder(), plan.axes(), PlanEntries.entries(plan));
      recorder.open(plan.source());
      return launch(plan, lock.folder(), recorder, listener);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write into " + folder.path(), cause);
    }
  }

  private LaunchOutcome launch(
      ExperimentPlan plan,
      ExperimentFolder folder,
      ExperimentRecorder recorder,
      LaunchListener listener) {
    Map<String, PlannedRun> distinct = new LinkedHashMap<>();
    plan.runs().forEach(run -> distinct.putIfAbsent(run.id(), run));
    int skipped = (int) distinct.keySet().stream().filter(id -> finished(recorder, id)).count();
    listener.began(distinct.size(), skipped);

    List<RunManifest> ended = new ArrayList<>();
    int number = 0;
    for (PlannedRun run : distinct.values()) {
      number++;
      if (finished(recorder, run.id())) {
        continue;
      }
      if (Thread.currentThread().isInterrupted()) {
        return new LaunchOutcome(folder, skipped, ended, true);
      }
      listener.runBegan(number, run);
      try {
        RunManifest manifest =
            single.execute(run, recorder.folderOf(run.id()), plan.folder(), listener);
        recorder.update(run.id());
        listener.runEnded(manifest);
        ended.add(manifest);
      } catch (RuntimeException failure) {
        if (InterruptEcho.in(failure)) {
          return new LaunchOutcome(folder, skipped, ended, true);
        }
        throw failure;
      }
    }
    return new LaunchOutcome(folder, skipped, ended, false);
  }

  private static boolean finished(ExperimentRecorder recorder, String id) {
    return recorder.manifestOf(id).map(RunManifest::status).map(RunStatus::finished).orElse(false);
  }
}
