package org.unroll.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.unroll.api.RunExecutor;
import org.unroll.format.ExperimentFolder;
import org.unroll.plan.ExperimentPlan;
import org.unroll.record.CheckpointSchedule;
import org.unroll.record.ExperimentLock;
import org.unroll.record.ExperimentRecorder;
import org.unroll.record.Provenance;

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
    this.single = new SingleRun(executor, provenance, clock, CheckpointSchedule.DEFAULT_INTERVAL);
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
      return new PlanExecution(plan, recorder, single, listener).into(lock.folder());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write into " + folder.path(), cause);
    }
  }
}
