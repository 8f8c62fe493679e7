package org.unroll.launch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.record.ExperimentRecorder;
import org.unroll.record.FailureMark;

/**
 * One passage through a plan's distinct runs. All that is decided, recorded and told happens on the
 * launching thread; lanes only execute, and leave their news in the inbox.
 */
final class PlanExecution {
  private final ExperimentPlan plan;
  private final ExperimentRecorder recorder;
  private final FailureMark failureMark;
  private final RunWorkers workers;
  private final LaunchSettings settings;
  private final LaunchListener listener;
  private final Map<String, PlannedRun> distinct = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Deque<PlannedRun> waiting = new ArrayDeque<>();
  private final Deque<Lane> idle = new ArrayDeque<>();
  private final Map<Lane, PlannedRun> active = new LinkedHashMap<>();
  private final Set<String> lostOnce = new HashSet<>();
  private final List<RunManifest> ended = new ArrayList<>();
  private final Inbox inbox = new Inbox();
  private RuntimeException fault;
  private boolean stopping;
  private boolean interrupted;

  PlanExecution(
      ExperimentPlan plan,
      ExperimentRecorder recorder,
      FailureMark failureMark,
      RunWorkers workers,
      LaunchSettings settings,
      LaunchListener listener,
      StopRequest stopRequest) {
    this.plan = plan;
    this.recorder = recorder;
    this.failureMark = failureMark;
    this.workers = workers;
    this.settings = settings;
    this.listener = listener;
    stopRequest.listen(() -> inbox.put(this::interrupt));
    for (PlannedRun run : plan.runs()) {
      if (distinct.putIfAbsent(run.id(), run) == null) {
        numbers.put(run.id(), distinct.size());
      }
    }
  }

  /**
   * Executes what is not finished.
   *
   * @throws LaunchException if nothing can be executed; what was going on has stopped then
   */
  LaunchOutcome into(ExperimentFolder folder) {
    distinct.values().stream().filter(run -> !finished(run.id())).forEach(waiting::add);
    int todo = waiting.size();
    int lanes = Math.max(1, Math.min(settings.jobs(), todo));
    for (int number = 0; number < lanes; number++) {
      idle.add(new Lane(number, lanes, folder, workers));
    }
    List<Lane> all = List.copyOf(idle);
    listener.began(distinct.size(), distinct.size() - todo, lanes);
    try {
      inbox.every(ExperimentRecorder.REFRESH_INTERVAL, recorder::refresh);
      executeAll();
    } finally {
      inbox.close();
      all.forEach(Lane::close);
      listener.stopped();
    }
    if (fault != null) {
      throw fault;
    }
    return new LaunchOutcome(
        folder, distinct.size() - todo, ended, todo - ended.size(), interrupted);
  }

  private void executeAll() {
    inbox.doAll();
    beginWhatFits();
    while (!active.isEmpty()) {
      try {
        inbox.take().run();
      } catch (InterruptedException asked) {
        interrupt();
      }
      beginWhatFits();
    }
  }

  private void interrupt() {
    interrupted = true;
    stop();
  }

  private void beginWhatFits() {
    while (!stopping && !idle.isEmpty() && !waiting.isEmpty() && fits(waiting.peek())) {
      begin(idle.remove(), waiting.remove());
    }
  }

  /**
   * Whether there are cores left for the run; one that asks for more than there are runs alone. So
   * does one whose worker was lost: memory may have been short for several.
   */
  private boolean fits(PlannedRun run) {
    if (lostOnce.contains(run.id())) {
      return active.isEmpty();
    }
    int taken = active.values().stream().mapToInt(PlannedRun::threads).sum();
    return active.isEmpty() || taken + run.threads() <= settings.jobs();
  }

  private void begin(Lane lane, PlannedRun run) {
    active.put(lane, run);
    listener.runBegan(lane.number(), numbers.get(run.id()), run);
    RunTask task = new RunTask(run, recorder.folderOf(run.id()), plan.folder(), settings.keeping());
    lane.begin(
        task,
        new RunListener() {
          @Override
          public void started(long steps) {
            inbox.put(() -> PlanExecution.this.started(lane, run, steps));
          }

          @Override
          public void progressed(long step, double loss) {
            inbox.put(() -> PlanExecution.this.progressed(lane, run, step, loss));
          }
        },
        result -> inbox.put(() -> take(result, lane, run)));
  }

  private void started(Lane lane, PlannedRun run, long steps) {
    recorder.began(run.id(), steps);
    listener.started(lane.number(), steps);
  }

  private void progressed(Lane lane, PlannedRun run, long step, double loss) {
    recorder.progressed(run.id(), step, loss);
    listener.progressed(lane.number(), step, loss);
  }

  private void take(Lane.Result result, Lane lane, PlannedRun run) {
    active.remove(lane);
    idle.addFirst(lane);
    if (result.manifest() != null) {
      end(lane, result.manifest());
    } else if (result.failure() instanceof CancellationException) {
      interrupted |= !stopping; // the run was interrupted without our asking
      stop();
    } else if (result.failure() instanceof LostWorkerException lost) {
      lost(lane, run, lost);
    } else {
      fault = fault == null ? result.failure() : fault;
      stop();
    }
  }

  /** The first time, the run is gone on with, unless it would come to the same end. */
  private void lost(Lane lane, PlannedRun run, LostWorkerException lost) {
    String reason = lost.getMessage();
    if (!lost.mayPass()) {
      fail(lane, run, "its worker process died: " + reason);
    } else if (lostOnce.add(run.id())) {
      recorder.lost(run.id(), reason);
      listener.workerLost(lane.number(), reason);
      waiting.addFirst(run);
    } else {
      fail(lane, run, "its worker process died twice: " + reason);
    }
  }

  private void fail(Lane lane, PlannedRun run, String reason) {
    end(lane, failureMark.put(recorder.folderOf(run.id()), recorder.entryOf(run.id()), reason));
  }

  private void end(Lane lane, RunManifest manifest) {
    recorder.ended(manifest);
    ended.add(manifest);
    listener.runEnded(lane.number(), manifest);
    if (settings.failFast() && manifest.status() == RunStatus.FAILED) {
      stop();
    }
  }

  /** Asks all runs to stop, and after a while ends those that have not. */
  private void stop() {
    if (stopping) {
      return; // what was asked once may still be writing its checkpoint
    }
    stopping = true;
    if (!active.isEmpty()) {
      listener.stopping();
      active.keySet().forEach(Lane::stop);
      inbox.after(WorkerLoop.PATIENCE, () -> active.keySet().forEach(Lane::kill));
    }
  }

  private boolean finished(String id) {
    return recorder.manifestOf(id).map(RunManifest::status).map(RunStatus::finished).orElse(false);
  }
}
