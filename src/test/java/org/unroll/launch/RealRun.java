package org.unroll.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;
import org.unroll.format.Provenance;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.plan.PlannedRun;
import org.unroll.wire.Wiring;

/** One run of a small experiment, executed with everything real. */
final class RealRun {
  /** An interval that passes at every update. */
  static final Duration ALWAYS = Duration.ZERO;

  /** An interval that never passes. */
  static final Duration NEVER = Duration.ofDays(1000);

  private static final Wiring WIRING = Wiring.of(Path.of("no plugins"));

  private final Path data;
  private final PlannedRun run;

  /** Plans the only run of an experiment whose file is written into that folder. */
  RealRun(Path data, String... lines) {
    this.data = data;
    try {
      Path file = Files.writeString(data.resolve("tried.yaml"), String.join("\n", lines) + "\n");
      this.run = WIRING.planner().plan(file, List.of()).runs().get(0);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  RunManifest execute(Path folder, Duration checkpointEvery, TrainingListener listener) {
    return single(checkpointEvery).execute(run, new RunFolder(folder), data, listener);
  }

  static SingleRun single(Duration checkpointEvery) {
    return new SingleRun(
        WIRING::executor,
        () -> Provenance.ofThisProcess("test", WIRING.libraries()),
        Clock.systemUTC(),
        new Keeping(checkpointEvery, true),
        Duration.ZERO);
  }

  RunManifest execute(Path folder) {
    return execute(folder, NEVER, event -> {});
  }

  /** Executes until the thread is interrupted right after that update; whether it was stopped. */
  boolean stoppedAt(long step, Path folder, Duration checkpointEvery) {
    try {
      execute(folder, checkpointEvery, interruptAt(step));
      return false;
    } catch (CancellationException stopped) {
      return Thread.interrupted();
    }
  }

  private static TrainingListener interruptAt(long step) {
    return event -> {
      if (event instanceof TrainingEvent.Updated update && update.step() == step) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Every file that has to be the same whenever the run is executed, by its name. */
  static SortedMap<String, String> contents(Path folder) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new RunFolder(folder).repeatable(file)) {
          contents.put(
              folder.relativize(file).toString(),
              Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return contents;
  }
}
