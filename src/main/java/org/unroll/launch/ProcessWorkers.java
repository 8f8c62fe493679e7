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
  private ProcessBuilder ahead;
  private Process spare;

  public ProcessWorkers(WorkerCommand command) {
    this.command = command;
  }

  @Override
  public synchronized void startAhead(int lanes) {
    ahead = command.process(lanes);
    try {
      spare = ahead.start();
    } catch (IOException sayLater) {
      spare = null; // it is tried again when there is a run to execute
    }
  }

  @Override
  public RunWorker start(Place place) {
    Path log = place.folder().workerLog(place.lane());
    try {
      Files.createDirectories(log.getParent());
      if (logs.add(log)) {
        Files.deleteIfExists(log); // an earlier invocation's
      }
      Process process = process(command.process(place.lanes()));
      return new ProcessWorker(process, new WorkerLog(process.getErrorStream(), log));
    } catch (IOException cause) {
      throw new LaunchException("cannot start a worker: " + cause.getMessage(), cause);
    }
  }

  /** The process that was started ahead, if it is as it has to be; otherwise a new one. */
  private synchronized Process process(ProcessBuilder wanted) throws IOException {
    Process found = spare;
    spare = null;
    if (found != null && found.isAlive() && ahead.command().equals(wanted.command())) {
      return found;
    } else if (found != null) {
      found.destroyForcibly();
    }
    return wanted.start();
  }

  /** Ends a worker that was started ahead and never asked for. */
  @Override
  public synchronized void close() {
    if (spare != null) {
      spare.destroyForcibly();
      spare = null;
    }
  }
}
