package org.unroll.launch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import org.unroll.format.RunFolder;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.RunSize;
import org.unroll.record.RunEntry;

/** What a worker process is told on its standard input. The input's end means {@link Stop}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "order")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerOrder.Execute.class, name = "execute"),
  @JsonSubTypes.Type(value = WorkerOrder.Stop.class, name = "stop")
})
sealed interface WorkerOrder {
  /**
   * Execute a run.
   *
   * @param run the run's row, with its configuration
   * @param versions of its parts, those above the first, by name
   * @param data the folder that relative paths in the configuration start from
   * @param folder the run's results
   * @param checkpointMillis how much training may be lost, in milliseconds
   * @param initialParameters whether they are kept
   */
  record Execute(
      RunEntry run,
      SortedMap<String, Integer> versions,
      String data,
      String folder,
      long checkpointMillis,
      boolean initialParameters)
      implements WorkerOrder {
    static Execute of(RunTask task) {
      return new Execute(
          PlanEntries.entry(task.run()),
          task.run().versions(),
          task.data().toString(),
          task.folder().path().toString(),
          task.keeping().checkpointEvery().toMillis(),
          task.keeping().initialParameters());
    }

    RunTask task() {
      return new RunTask(
          new PlannedRun(
              run.condition(),
              run.arm(),
              run.axes(),
              run.seed(),
              run.id(),
              null,
              RunSize.UNKNOWN,
              run.metrics(),
              run.configuration(),
              versions,
              Map.of()),
          new RunFolder(Path.of(folder)),
          Path.of(data),
          new Keeping(Duration.ofMillis(checkpointMillis), initialParameters));
    }
  }

  /** Stop the run between two updates, and end. */
  record Stop() implements WorkerOrder {}
}
