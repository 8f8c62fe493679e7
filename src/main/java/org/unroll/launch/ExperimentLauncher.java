package org.unroll.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.NoticeFile;
import org.unroll.format.RunManifest;
import org.unroll.format.WriteFailure;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedTuning;
import org.unroll.record.ClaimList;
import org.unroll.record.DataFolder;
import org.unroll.record.ExperimentLock;
import org.unroll.record.ExperimentRecorder;
import org.unroll.record.FailureMark;
import org.unroll.record.RecordedRuns;
import org.unroll.record.ReportLock;
import org.unroll.record.RunEntry;
import org.unroll.record.TuningList;

/** Has the runs of a plan executed by workers. */
public final class ExperimentLauncher {
  private final RunWorkers workers;
  private final LaunchSettings settings;
  private final Clock clock;
  private final StopRequest stopRequest = new StopRequest();

  public ExperimentLauncher(RunWorkers workers, LaunchSettings settings, Clock clock) {
    this.workers = workers;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Executes what is not finished yet. Stops when the thread is interrupted; the interrupt is then
   * used up.
   *
   * @param results the folder that holds one folder an experiment
   * @throws org.unroll.record.ResultsInUseException if another invocation is at it
   * @throws LaunchException if no run can be executed
   * @throws WriteFailure if results cannot be written
   */
  public LaunchOutcome launch(ExperimentPlan plan, Path results, LaunchListener listener) {
    return launch(plan, results, manifest -> false, listener);
  }

  /**
   * The same, and makes runs again that were executed before.
   *
   * @param again which of them; they count as never started from now on, so that the next launch
   *     goes on with them should this one be stopped
   */
  public LaunchOutcome launch(
      ExperimentPlan plan, Path results, Predicate<RunManifest> again, LaunchListener listener) {
    ExperimentFolder folder = new ExperimentFolder(results.resolve(plan.name()));
    List<RunEntry> entries = PlanEntries.entries(plan);
    try (ExperimentLock lock = ExperimentLock.take(folder)) {
      new RecordedRuns(folder, entries).forget(again);
      new DataFolder(folder).remember(plan.folder());
      return execute(plan, entries, lock.folder(), listener);
    } catch (IOException cause) {
      throw new WriteFailure(folder.path(), cause);
    }
  }

  private LaunchOutcome execute(
      ExperimentPlan plan, List<RunEntry> entries, ExperimentFolder folder, LaunchListener listener)
      throws IOException {
    try (ReportLock lock = ReportLock.take(folder)) { // a report writes there, too
      ClaimList.write(lock.folder(), PlanEntries.claims(plan));
      // Before the resolved experiment: whoever goes on with that one finds its notices.
      new NoticeFile(lock.folder()).write(plan.notices(), List.of());
    }
    try (ExperimentRecorder recorder =
        new ExperimentRecorder(folder, plan.axes(), entries, plan.source(), clock)) {
      TuningList.write(
          folder,
          plan.tuning().map(PlannedTuning::keys).orElse(List.of()),
          plan.tuning().map(TuningResults::column).orElse(""),
          plan.tuning().map(it -> new TuningResults(it, folder).rows()).orElse(List.of()));
      FailureMark failureMark = new FailureMark(clock);
      return new PlanExecution(
              plan, recorder, failureMark, workers, settings, listener, stopRequest)
          .into(folder);
    }
  }

  /** Has everything stopped between two updates. Called from any thread. */
  public void stop() {
    stopRequest.make();
  }
}
