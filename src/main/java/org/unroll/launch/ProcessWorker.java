package org.unroll.launch;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.unroll.format.RunManifest;

/** Executes runs in a process that serves a {@link WorkerLoop}. */
final class ProcessWorker implements RunWorker {
  private static final int SIGNALS_APART = 2000; // milliseconds
  private static final int MOMENT = 20;
  private static final long SECONDS_TO_EXIT = 5;

  private final Process process;
  private final WorkerLog log;
  private final MessageWriter orders;
  private final MessageReader<WorkerMessage> messages;
  private boolean ready;
  private volatile boolean stopping;

  ProcessWorker(Process process, WorkerLog log) {
    this.process = process;
    this.log = log;
    this.orders = new MessageWriter(process.getOutputStream());
    this.messages = new MessageReader<>(process.getInputStream(), WorkerMessage.class);
  }

  @Override
  public RunManifest execute(RunTask task, RunListener listener) {
    try {
      orders.send(WorkerOrder.Execute.of(task));
      Optional<WorkerMessage> message = messages.next();
      while (message.isPresent()) {
        WorkerMessage news = message.get();
        if (news instanceof WorkerMessage.Ended end) {
          return end.manifest();
        } else if (news instanceof WorkerMessage.Refused refused) {
          throw new LaunchException(refused.reason(), null);
        } else if (news instanceof WorkerMessage.Stopped) {
          throw stoppingSoon()
              ? new CancellationException("stopped between two updates")
              : new LostWorkerException("told to stop by another process", true);
        }
        pass(news, listener);
        message = messages.next();
      }
    } catch (IOException torn) {
      // as good as silence: the process has died, or does not speak the language
    }
    throw lost();
  }

  private void pass(WorkerMessage news, RunListener listener) {
    if (news instanceof WorkerMessage.Ready) {
      ready = true;
    } else if (news instanceof WorkerMessage.Started start) {
      listener.started(start.steps());
    } else if (news instanceof WorkerMessage.Progressed progress) {
      listener.progressed(progress.step(), progress.loss());
    }
  }

  /**
   * Whether this worker is asked to stop, now or in a moment: a signal to all processes may have
   * reached the worker first.
   */
  private boolean stoppingSoon() {
    try {
      for (int waited = 0; !stopping && waited < SIGNALS_APART; waited += MOMENT) {
        Thread.sleep(MOMENT);
      }
    } catch (InterruptedException nobodyInterruptsLanes) {
      Thread.currentThread().interrupt();
    }
    return stopping;
  }

  private RuntimeException lost() {
    WorkerEnd end = new WorkerEnd(exitCode(), log.lines());
    if (stopping) {
      return new CancellationException("stopped: " + end);
    } else if (!ready && !end.mayPass()) { // the next one would come to the same end
      return new LaunchException("a worker cannot be started: " + end, null);
    }
    return new LostWorkerException(end.toString(), !end.outOfMemory());
  }

  private int exitCode() {
    try {
      if (!process.waitFor(SECONDS_TO_EXIT, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return process.waitFor();
    } catch (InterruptedException nobodyInterruptsLanes) {
      process.destroyForcibly();
      throw new CancellationException("interrupted");
    }
  }

  @Override
  public void stop() {
    stopping = true;
    try {
      orders.send(new WorkerOrder.Stop());
    } catch (IOException gone) {
      // it has stopped for good
    }
  }

  @Override
  public void kill() {
    stopping = true;
    process.destroyForcibly();
  }

  /** The process ends by itself at its input's end. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // it has ended
    }
    log.awaitEnd();
  }
}
