package org.unroll.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.api.TrainingEvent;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunStatus;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.record.ExperimentRecorder;
import org.unroll.record.RunManifest;

/** One passage through a plan's distinct runs. */
final class PlanExecution {
  private final ExperimentPlan plan;
  private final ExperimentRecorder recorder;
  private final SingleRun single;
  private final LaunchListener listener;
  private final Map<String, PlannedRun> distinct = new LinkedHashMap<>();
  private final List<RunManifest> ended = new ArrayList<>();

  PlanExecution(
      ExperimentPlan plan, ExperimentRecorder recorder, SingleRun single, LaunchListener listener) {
    this.plan = plan;
    this.recorder = recorder;
    this.single = single;
    this.listener = listener;
    plan.runs().forEach(run -> distinct.putIfAbsent(run.id(), run));
  }

  LaunchOutcome into(ExperimentFolder folder) {
    int skipped = (int) distinct.keySet().stream().filter(this::finished).count();
    listener.began(distinct.size(), skipped);
    try {
      boolean interrupted = !executeAll();
      return new LaunchOutcome(folder, skipped, ended, interrupted);
    } finally {
      listener.stopped();
    }
  }

  /** Returns false if it stopped early because it was asked to. */
  private boolean executeAll() {
    int number = 0;
    for (PlannedRun run : distinct.values()) {
      number++;
      if (finished(run.id())) {
        continue;
      }
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      listener.runBegan(number, run);
      try {
        execute(run);
      } catch (RuntimeException failure) {
        if (InterruptEcho.in(failure)) {
          return false;
        }
        throw failure;
      }
    }
    return true;
  }

  private void execute(PlannedRun run) {
    RunManifest manifest =
        single.execute(
            run, recorder.folderOf(run.id()), plan.folder(), event -> pass(event, run.id()));
    recorder.update(run.id());
    ended.add(manifest);
    listener.runEnded(manifest);
  }

  private void pass(TrainingEvent event, String id) {
    if (event instanceof TrainingEvent.Started) {
      recorder.update(id); // lists it as running
    }
    listener.trained(event);
  }

  private boolean finished(String id) {
    return recorder.manifestOf(id).map(RunManifest::status).map(RunStatus::finished).orElse(false);
  }
}
