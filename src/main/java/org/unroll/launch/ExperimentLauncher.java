package org.unroll.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.WriteFailure;
import org.unroll.plan.ExperimentPlan;
import org.unroll.record.ClaimList;
import org.unroll.record.ExperimentLock;
import org.unroll.record.ExperimentRecorder;
import org.unroll.record.FailureMark;

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
    ExperimentFolder folder = new ExperimentFolder(results.resolve(plan.name()));
    try (ExperimentLock lock = ExperimentLock.take(folder);
        ExperimentRecorder recorder =
            new ExperimentRecorder(
                lock.folder(), plan.axes(), PlanEntries.entries(plan), plan.source(), clock)) {
      ClaimList.write(lock.folder(), PlanEntries.claims(plan));
      FailureMark failureMark = new FailureMark(clock);
      return new PlanExecution(
              plan, recorder, failureMark, workers, settings, listener, stopRequest)
          .into(lock.folder());
    } catch (IOException cause) {
      throw new WriteFailure(folder.path(), cause);
    }
  }

  /** Has everything stopped between two updates. Called from any thread. */
  public void stop() {
    stopRequest.make();
  }
}
