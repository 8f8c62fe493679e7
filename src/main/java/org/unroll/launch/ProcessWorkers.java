package org.unroll.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts workers as processes of their own: one that crashes takes nothing else along. */
public final class ProcessWorkers implements RunWorkers {
  private final WorkerCommand command;
  private final Set<Path> logs = ConcurrentHashMap.newKeySet();

  public ProcessWorkers(WorkerCommand command) {
    this.command = command;
  }

  @Override
  public RunWorker start(Place place) {
    Path log = place.folder().workerLog(place.lane());
    try {
      Files.createDirectories(log.getParent());
      if (logs.add(log)) {
        Files.deleteIfExists(log); // an earlier invocation's
      }
      return new ProcessWorker(command.process(place, log).start(), new WorkerLog(log));
    } catch (IOException cause) {
      throw new LaunchException("cannot start a worker: " + cause.getMessage(), cause);
    }
  }
}
