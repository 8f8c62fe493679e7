package org.unroll.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.api.MetricDescription;
import org.unroll.api.RunExecutor;
import org.unroll.api.TrainedModels;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;
import org.unroll.api.TrainingState;
import org.unroll.api.UnfitStateException;
import org.unroll.format.Provenance;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.format.WriteFailure;
import org.unroll.plan.PlannedRun;
import org.unroll.record.RunLock;

/** What becomes of a run's checkpoint, by how the run ends. */
class SingleRunTest {
  private static final PlannedRun RUN = Plans.run("a", 1, "script");

  @TempDir private Path path;
  private final List<Optional<Long>> starts = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");

  /** Makes two updates, rests at a checkpoint after each, then does as told. */
  private RunManifest execute(Runnable end) {
    RunExecutor executor =
        (request, listener) -> {
          starts.add(request.from().map(TrainingState::updates));
          listener.on(
              new TrainingEvent.Started(
                  9, List.of(), List.of(), List.of(), MetricDescription.LOSS, Optional.empty()));
          update(request.from().map(TrainingState::updates).orElse(0L) + 1, listener);
          update(request.from().map(TrainingState::updates).orElse(0L) + 2, listener);
          end.run();
          listener.on(new TrainingEvent.Ended(TrainedModels.withoutBest(9, List.of())));
        };
    return execute(executor);
  }

  private RunManifest execute(RunExecutor executor) {
    Provenance provenance = new Provenance("1", "", "", "", new TreeMap<>());
    SingleRun single =
        new SingleRun(
            () -> executor,
            () -> provenance,
            Clock.fixed(now, ZoneOffset.UTC),
            new Keeping(Duration.ZERO, false),
            Duration.ZERO);
    now = now.plusSeconds(60);
    return single.execute(RUN, new RunFolder(path), path, event -> {});
  }

  private static void update(long step, TrainingListener listener) {
    listener.on(new TrainingEvent.Updated(step, 0.5));
    listener.on(new TrainingEvent.Rested(step, () -> TrainingState.after(step).build()));
  }

  private static Runnable fails(Throwable failure) {
    return () -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    };
  }

  @Test
  void aStoppedRunGoesOnAndCountsItsAttempts() {
    Runnable stop = fails(new CancellationException("asked to"));
    assertThatThrownBy(() -> execute(stop)).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> execute(stop)).isInstanceOf(CancellationException.class);
    RunManifest manifest = execute(() -> {});

    assertThat(starts).containsExactly(Optional.empty(), Optional.of(2L), Optional.of(4L));
    assertThat(manifest.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(manifest.attempts()).isEqualTo(3);
    assertThat(manifest.resumedStep()).isEqualTo(4);
    assertThat(manifest.started()).isEqualTo("2026-01-01T12:00:00Z");
    assertThat(manifest.ended()).isEqualTo("2026-01-01T12:02:00Z");
    assertThat(path.resolve("checkpoint")).doesNotExist();
  }

  @Test
  void aFaultThatWouldComeAgainStartsAfresh() {
    RunManifest failed = execute(fails(new IllegalArgumentException("no")));
    assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
    assertThat(path.resolve("checkpoint")).doesNotExist();
    RunManifest again = execute(() -> {});
    assertThat(starts).containsExactly(Optional.empty(), Optional.empty());
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(again.started()).isEqualTo("2026-01-01T12:01:00Z");
    assertThat(again.notice()).isNull();
  }

  @Test
  void aFaultThatMayPassGoesOn() {
    Exception full = new UncheckedIOException(new IOException("No space left on device"));
    for (Throwable fault : List.of(full, new OutOfMemoryError("Java heap space"))) {
      assertThat(execute(fails(fault)).status()).isEqualTo(RunStatus.FAILED);
    }
    execute(() -> {});
    assertThat(starts).containsExactly(Optional.empty(), Optional.of(2L), Optional.of(4L));
  }

  @Test
  void aStateThatTrainingDoesNotTakeIsLeftBehind() {
    assertThatThrownBy(() -> execute(fails(new CancellationException("asked to"))))
        .isInstanceOf(CancellationException.class);
    RunManifest manifest =
        execute(
            (request, listener) -> {
              starts.add(request.from().map(TrainingState::updates));
              if (request.from().isPresent()) {
                throw new UnfitStateException("the network's parameters are others");
              }
              listener.on(
                  new TrainingEvent.Started(
                      0,
                      List.of(),
                      List.of(),
                      List.of(),
                      MetricDescription.LOSS,
                      Optional.empty()));
              listener.on(new TrainingEvent.Ended(TrainedModels.withoutBest(0, List.of())));
            });
    assertThat(starts).containsExactly(Optional.empty(), Optional.of(2L), Optional.empty());
    assertThat(manifest.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(manifest.notice())
        .isEqualTo("the checkpoint was not used: the network's parameters are others");
    assertThat(path.resolve("run.log"))
        .content()
        .contains("the network's parameters are others", "begins from its beginning");
  }

  @Test
  void aFolderThatAnotherProcessWritesIsLeftAlone() throws IOException {
    try (RunLock lock = RunLock.take(new RunFolder(path), Duration.ZERO)) {
      RunManifest manifest = execute(() -> {});
      assertThat(manifest.status()).isEqualTo(RunStatus.FAILED);
      assertThat(manifest.reason()).startsWith(path + " is being written by another process");
      assertThat(starts).isEmpty();
      assertThat(lock.folder().path()).isDirectoryNotContaining(file -> !file.endsWith(".lock"));
    }
    assertThat(execute(() -> {}).status()).isEqualTo(RunStatus.COMPLETED);
  }

  @Test
  void aManifestThatCannotBeWrittenIsToldByItsName() throws IOException {
    Path inTheWay = path.resolve("run.json.new/file");
    Runnable block =
        () -> {
          try {
            Files.createDirectory(inTheWay.getParent());
            Files.createFile(inTheWay);
          } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
          }
        };
    assertThatThrownBy(() -> execute(block))
        .isInstanceOf(WriteFailure.class)
        .hasMessageStartingWith("cannot write " + path.resolve("run.json") + ": ")
        .hasMessageContaining("give the same command again");
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    assertThat(execute(() -> {}).resumedStep()).isEqualTo(2);
  }
}
