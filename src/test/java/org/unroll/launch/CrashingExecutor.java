package org.unroll.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.unroll.api.MetricDescription;
import org.unroll.api.RunExecutor;
import org.unroll.api.RunRequest;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;

/** Does what no process survives, or what disturbs one; then what the scripted executor does. */
public final class CrashingExecutor implements RunExecutor {
  private static final TrainingEvent START =
      new TrainingEvent.Started(
          2, List.of(), List.of(), List.of(), MetricDescription.LOSS, Optional.empty());

  private final ScriptedExecutor scripted = new ScriptedExecutor();

  /** Dies at once, if the system property names a file that is not there yet. */
  public static CrashingExecutor loaded() {
    String mark = System.getProperty("unroll.test.killed");
    try {
      if (mark != null && !Files.exists(Path.of(mark))) {
        Files.createFile(Path.of(mark));
        die();
      }
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
    return new CrashingExecutor();
  }

  @Override
  public void execute(RunRequest request, TrainingListener listener) {
    try {
      disturb(request, listener);
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
    scripted.execute(request, listener);
  }

  private static void disturb(RunRequest request, TrainingListener listener)
      throws IOException, InterruptedException {
    switch (request.configuration().lines().findFirst().orElseThrow().strip()) {
      case "do: die" -> die();
      case "do: die once" -> {
        Path mark = request.folder().resolve(request.id() + ".died");
        if (!Files.exists(mark)) {
          Files.createFile(mark);
          die();
        }
      }
      case "do: take all memory" -> {
        Object[] taken = {};
        while (true) {
          taken = new Object[] {taken, new long[1 << 20]};
        }
      }
      case "do: leave" -> {
        System.err.println("I have seen enough");
        System.exit(7);
      }
      case "do: be noisy" -> {
        System.out.println("{\"message\":\"stopped\"}");
        System.out.print("half a line");
        System.err.println("a warning");
        if (System.in.read() >= 0) {
          throw new IllegalStateException("the parent's words are not for components");
        }
      }
      case "do: stop slowly" -> {
        listener.on(START);
        try {
          Thread.sleep(60_000);
        } catch (InterruptedException asked) {
          Thread.sleep(500);
          Files.createFile(request.folder().resolve("stopped in peace"));
          throw new CancellationException("stopped between two updates");
        }
      }
      case "do: not listen" -> {
        listener.on(START);
        while (true) {
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException ignored) {
            System.err.println("I will not stop");
          }
        }
      }
      default -> {}
    }
  }

  private static void die() throws IOException, InterruptedException {
    long self = ProcessHandle.current().pid();
    new ProcessBuilder("kill", "-9", Long.toString(self)).start().waitFor();
    Thread.sleep(60_000);
  }
}
