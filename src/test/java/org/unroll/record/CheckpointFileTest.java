package org.unroll.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.api.MetricDescription;
import org.unroll.api.TrainingState;
import org.unroll.format.FileDigest;
import org.unroll.format.Provenance;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.format.WriteFailure;

class CheckpointFileTest {
  @TempDir private Path folder;
  private CheckpointFile file;
  private CheckpointFile previous;

  @BeforeEach
  void name() {
    file = new CheckpointFile(folder.resolve("checkpoint/state.npz"));
    previous = new CheckpointFile(folder.resolve("checkpoint/previous.npz"));
  }

  static Checkpoint checkpoint(long step) {
    TrainingState state =
        TrainingState.after(step)
            .put("parameters", new float[] {1.5f, -0f, Float.NaN, Float.MIN_VALUE})
            .put("best/loss", Double.POSITIVE_INFINITY, 0.1, -3e-300)
            .put("counts", Long.MIN_VALUE, 7)
            .put("nothing", new double[0])
            .build();
    RunManifest manifest =
        new RunManifest(
            RunStatus.RUNNING,
            "0123456789abcdef",
            "plain",
            3,
            step,
            4L,
            MetricDescription.LOSS,
            List.of(MetricDescription.ACCURACY),
            new TreeMap<>(Map.of("best_validation_loss", 0.1, "final_train_loss", Double.NaN)),
            "always answering 1",
            null,
            null,
            "2026-01-01T12:00:00Z",
            null,
            2,
            null,
            null,
            new TreeMap<>(Map.of("optimizer rmsprop", 2)),
            new Provenance("1", "a Java", "an OS", "a CPU", new TreeMap<>()),
            null);
    FileDigest content = new FileDigest(1L, FileDigest.of("step,loss\n1,").sha256());
    return new Checkpoint(
        manifest,
        "cell: rnn\n",
        new TreeMap<>(Map.of("learning_curve", new TableMark(12, content))),
        state);
  }

  /** All of it as text, bit for bit. */
  private static String text(Checkpoint checkpoint) {
    String arrays =
        checkpoint.state().arrays().entrySet().stream()
            .map(one -> one.getKey() + Arrays.toString(NumpyFile.content(one.getValue())))
            .collect(Collectors.joining());
    return checkpoint.manifest() + checkpoint.configuration() + checkpoint.tables() + arrays;
  }

  @Test
  void readsBackBitForBit() throws UnusableCheckpointException {
    file.replace(checkpoint(9), previous);
    assertThat(text(file.read())).isEqualTo(text(checkpoint(9)));
    assertThat(file.read().state().updates()).isEqualTo(9);
    assertThat(previous.path()).doesNotExist();
  }

  @Test
  void keepsTheOneBefore() throws UnusableCheckpointException {
    for (long step = 1; step <= 3; step++) {
      file.replace(checkpoint(step), previous);
    }
    assertThat(file.read().state().updates()).isEqualTo(3);
    assertThat(previous.read().state().updates()).isEqualTo(2);
    assertThat(folder.resolve("checkpoint")).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aFileCutAnywhereIsTold() throws IOException {
    file.replace(checkpoint(9), previous);
    byte[] whole = Files.readAllBytes(file.path());
    for (int length = 0; length < whole.length; length += 11) {
      Files.write(file.path(), Arrays.copyOf(whole, length));
      assertThatThrownBy(file::read)
          .as("length " + length)
          .isInstanceOf(UnusableCheckpointException.class)
          .hasMessageContaining("it is damaged (");
    }
  }

  /** A flipped bit is told, or does not matter: zip also notes times, which nobody reads. */
  @Test
  void aFlippedBitNeverChangesWhatIsRead() throws IOException {
    file.replace(checkpoint(9), previous);
    String expected = text(checkpoint(9));
    byte[] whole = Files.readAllBytes(file.path());
    int told = 0;
    for (int place = 0; place < whole.length; place += 11) {
      byte[] damaged = whole.clone();
      damaged[place] ^= (byte) (1 << (place % 8));
      Files.write(file.path(), damaged);
      try {
        assertThat(text(file.read())).as("byte " + place).isEqualTo(expected);
      } catch (UnusableCheckpointException damage) {
        told++;
      }
    }
    assertThat(told).isGreaterThan(whole.length / 22);
  }

  @Test
  void anotherFormatIsNotRead() throws IOException {
    Files.createDirectories(file.path().getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file.path()))) {
      zip.putNextEntry(new ZipEntry("checkpoint.json"));
      zip.write("{\"format\": 1, \"more\": []}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThatThrownBy(file::read)
        .isInstanceOf(UnusableCheckpointException.class)
        .hasMessage("another version of unroll wrote it");
  }

  @Test
  void aFullDiskLeavesTheOldOneInPlace() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
    file.replace(checkpoint(1), previous);
    file.replace(checkpoint(2), previous);
    Path fresh = folder.resolve("checkpoint/state.npz.new");
    Files.createSymbolicLink(fresh, Path.of("/dev/full"));

    assertThatThrownBy(() -> file.replace(checkpoint(3), previous))
        .isInstanceOf(WriteFailure.class)
        .hasMessage(
            "cannot write "
                + file.path()
                + ": No space left on device; make room, then give the same command again");
    assertThat(fresh).doesNotExist();
    assertThat(file.read().state().updates()).isEqualTo(2);
    assertThat(previous.read().state().updates()).isEqualTo(1);
  }
}
