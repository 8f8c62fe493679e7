package org.unroll.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.WriteFailure;

/**
 * A power cut may leave any file of a run in progress with a part of its bytes. Wherever it is cut,
 * the run ends with the bytes of one that nobody disturbed.
 */
class TornTailsTest {
  /** Of a larger file not every byte is tried. */
  private static final int SMALL = 128;

  private static final int CUTS = 12;

  @TempDir private Path folder;
  private RealRun run;
  private Path parts;
  private SortedMap<String, String> whole;
  private final Map<String, byte[]> stopped = new TreeMap<>();

  @BeforeEach
  void stopInBetween() throws IOException {
    run =
        new RealRun(
            folder,
            "dataset: {type: sequence, text: hello}",
            "cell: rnn",
            "hidden_size: 2",
            "steps: 8",
            "evaluate: {every: 4}",
            "probes: [{type: clipping, every: 2}]");
    run.execute(folder.resolve("whole"));
    whole = RealRun.contents(folder.resolve("whole"));
    parts = folder.resolve("parts");
    assertThat(run.stoppedAt(6, parts, RealRun.ALWAYS)).isTrue();
    try (Stream<Path> files = Files.walk(parts)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        stopped.put(parts.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    assertThat(stopped)
        .containsKeys("run.json", "config.yaml", "clipping.csv", "checkpoint/state.npz");
  }

  private void restore() throws IOException {
    try (Stream<Path> files = Files.walk(parts)) {
      List<Path> all = new ArrayList<>(files.toList());
      all.sort(Comparator.reverseOrder());
      for (Path file : all) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, byte[]> file : stopped.entrySet()) {
      Path path = parts.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  private static IntStream lengths(int size) {
    return size <= SMALL
        ? IntStream.range(0, size)
        : IntStream.range(0, CUTS).map(i -> (int) ((long) i * (size - 1) / (CUTS - 1)));
  }

  @Test
  void whereverAFileIsCutTheRunEndsWithTheSameBytes() throws IOException {
    for (Map.Entry<String, byte[]> file : stopped.entrySet()) {
      for (int length : lengths(file.getValue().length).toArray()) {
        restore();
        Files.write(parts.resolve(file.getKey()), Arrays.copyOf(file.getValue(), length));
        assertThat(run.execute(parts).status().finished()).isTrue();
        assertThat(RealRun.contents(parts)).as(file.getKey() + " " + length).isEqualTo(whole);
      }
    }
  }

  @Test
  void aTableWithOtherBytesIsNotGoneOnWith() throws IOException {
    byte[] content = stopped.get("clipping.csv").clone();
    for (int place = 0; place < content.length; place += 3) {
      restore();
      byte[] changed = content.clone();
      changed[place] ^= 1;
      Files.write(parts.resolve("clipping.csv"), changed);
      run.execute(parts);
      assertThat(RealRun.contents(parts)).as("byte " + place).isEqualTo(whole);
    }
  }

  /** A pipe in place of a file would keep a reader, or a writer, waiting for ever. */
  @Test
  @Timeout(120)
  void whatIsNoFileIsToldOrReplacedAndNeverWaitedFor() throws Exception {
    for (String name : stopped.keySet()) {
      for (String kind : List.of("mkfifo", "mkdir")) {
        restore();
        Path place = parts.resolve(name);
        Files.delete(place);
        assertThat(new ProcessBuilder(kind, place.toString()).start().waitFor()).isZero();
        try {
          run.execute(parts);
          assertThat(RealRun.contents(parts)).as(kind + " " + name).isEqualTo(whole);
        } catch (WriteFailure told) {
          assertThat(told).hasMessageContaining("cannot write " + parts);
        }
        if (Files.exists(place) && !Files.isRegularFile(place)) {
          Files.delete(place);
        }
      }
    }
  }
}
