package org.unroll.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unroll.api.TrainingEvent;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.format.WriteFailure;

/** Whatever happened to the files of a run that was stopped, it ends with the right bytes. */
class DamagedResultsTest {
  private static SortedMap<String, String> whole;

  @TempDir private Path folder;
  private RealRun run;
  private Path parts;

  @BeforeEach
  void plan() {
    run = smallRun(folder);
    parts = folder.resolve("parts");
  }

  static RealRun smallRun(Path folder) {
    return new RealRun(
        folder,
        "dataset: {type: sequence, text: hello world}",
        "cell: gru",
        "hidden_size: 4",
        "steps: 150",
        "evaluate: {every: 50}",
        "probes: [{type: gradient_norms, every: 1}, {type: clipping, every: 1}]");
  }

  @BeforeAll
  static void executeUnharmed(@TempDir Path unharmed) throws IOException {
    smallRun(unharmed).execute(unharmed.resolve("run"));
    whole = RealRun.contents(unharmed.resolve("run"));
  }

  /** What happens to the folder of a run whose newest checkpoint is of update 13. */
  private enum Damage {
    NONE(13) {
      @Override
      void to(Path run) {}
    },
    NEWEST_CUT(12) {
      @Override
      void to(Path run) throws IOException {
        cut(run.resolve("checkpoint/state.npz"), 1000);
      }
    },
    BETWEEN_THE_TWO_MOVES(12) {
      @Override
      void to(Path run) throws IOException {
        Files.move(run.resolve("checkpoint/state.npz"), run.resolve("checkpoint/state.npz.new"));
      }
    },
    BOTH_CUT(null) {
      @Override
      void to(Path run) throws IOException {
        cut(run.resolve("checkpoint/state.npz"), 1000);
        cut(run.resolve("checkpoint/previous.npz"), 0);
      }
    },
    HALF_A_ROW_AFTER_IT(13) {
      @Override
      void to(Path run) throws IOException {
        Files.writeString(run.resolve("clipping.csv"), "14,0.3", StandardOpenOption.APPEND);
        Files.writeString(run.resolve("learning_curve.csv"), "50,tr", StandardOpenOption.APPEND);
      }
    },
    LAST_ROW_LOST(12) {
      @Override
      void to(Path run) throws IOException {
        Path table = run.resolve("clipping.csv");
        cut(table, Files.size(table) - 1);
      }
    },
    TABLE_LOST(null) {
      @Override
      void to(Path run) throws IOException {
        Files.delete(run.resolve("timing.csv"));
      }
    },
    MANIFEST_CUT(13) {
      @Override
      void to(Path run) throws IOException {
        cut(run.resolve("run.json"), 40);
      }
    },
    CONFIGURATION_LOST(13) {
      @Override
      void to(Path run) throws IOException {
        Files.delete(run.resolve("config.yaml"));
      }
    },
    MODEL_HALF_WRITTEN(13) {
      @Override
      void to(Path run) throws IOException {
        Files.createDirectories(run.resolve("model/final"));
        Files.writeString(run.resolve("model/final/output.bias.npy"), "half");
        Files.writeString(run.resolve("model/final/other.bias.npy"), "left over");
      }
    };

    private final Long resumedStep;

    Damage(Integer resumedStep) {
      this.resumedStep = resumedStep == null ? null : Long.valueOf(resumedStep);
    }

    abstract void to(Path run) throws IOException;

    private static void cut(Path file, long length) throws IOException {
      try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
        assertThat(content.length()).isGreaterThan(length);
        content.setLength(length);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRunGoesOnFromTheLastGoodStateOrBegins(Damage damage) throws IOException {
    assertThat(run.stoppedAt(13, parts, RealRun.ALWAYS)).isTrue();
    damage.to(parts);
    RunManifest manifest = run.execute(parts);
    assertThat(manifest.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(manifest.resumedStep()).isEqualTo(damage.resumedStep);
    assertThat(manifest.attempts()).isEqualTo(2);
    assertThat(RealRun.contents(parts)).isEqualTo(whole);
    if (damage.resumedStep == null) {
      assertThat(manifest.notice()).contains("checkpoint/state.npz was not used: ");
    }
  }

  @Test
  void aRunThatCannotWriteItsCheckpointStopsAndGoesOnLater() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
    RunManifest failed =
        run.execute(
            parts,
            RealRun.ALWAYS,
            event -> {
              if (event instanceof TrainingEvent.Updated update && update.step() == 20) {
                link(parts.resolve("checkpoint/state.npz.new"), Path.of("/dev/full"));
              }
            });
    assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
    assertThat(failed.stepsMade()).isEqualTo(20);
    assertThat(failed.reason())
        .contains("cannot write " + parts.resolve("checkpoint/state.npz"), "No space left");
    RunManifest resumed = run.execute(parts);
    assertThat(resumed.resumedStep()).isEqualTo(19);
    assertThat(RealRun.contents(parts)).isEqualTo(whole);
  }

  private static void link(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void aFullDiskStopsTheRunAndLosesNothing() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString()),
        "may not mount a small disk");
    try {
      Path run = disk.resolve("run");
      String told = fill(run);
      assertThat(told).contains("cannot write " + run, "No space left on device", "make room");
      assertThat(run.resolve("checkpoint")).isDirectoryNotContaining("glob:**.new");

      assertThat(succeeds("mount", "-o", "remount,size=8m", disk.toString())).isTrue();
      RunManifest resumed = this.run.execute(run);
      assertThat(resumed.status()).isEqualTo(RunStatus.COMPLETED);
      assertThat(resumed.resumedStep()).isPositive();
      assertThat(RealRun.contents(run)).isEqualTo(whole);
    } finally {
      assertThat(succeeds("umount", disk.toString())).isTrue();
    }
  }

  /** Executes until the disk is full; returns what is told then. */
  private String fill(Path target) {
    try {
      RunManifest failed = run.execute(target, RealRun.ALWAYS, event -> {});
      assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
      return failed.reason();
    } catch (WriteFailure failure) { // the manifest could not be written either
      return failure.getMessage();
    }
  }

  private static boolean succeeds(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  @Test
  void aFolderThatMayNotBeWrittenIsNamed() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(closed), "root may write everywhere");
    assertThatThrownBy(() -> run.execute(closed.resolve("run")))
        .isInstanceOf(WriteFailure.class)
        .hasMessageContaining("cannot write " + closed)
        .hasMessageContaining("allow writing there");
  }

  @Test
  @Timeout(120)
  void aKilledProcessLosesNothingThatMatters() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RunToKill.class.getName(),
                Files.createDirectory(folder.resolve("data")).toString(),
                parts.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = program.inputReader()) {
      assertThat(output.lines().anyMatch("update 40"::equals)).isTrue();
    } finally {
      program.destroyForcibly().waitFor();
    }
    RunManifest resumed = run.execute(parts);
    assertThat(resumed.resumedStep()).isBetween(38L, 120L);
    assertThat(resumed.attempts()).isEqualTo(2);
    assertThat(RealRun.contents(parts)).isEqualTo(whole);
  }
}
