package org.unroll.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.api.TrainingState;
import org.unroll.format.Provenance;
import org.unroll.format.RunFolder;

class CheckpointsTest {
  @TempDir private Path path;
  private RunFolder folder;
  private Checkpoints checkpoints;

  @BeforeEach
  void twoCheckpoints() throws IOException {
    folder = new RunFolder(path);
    checkpoints = new Checkpoints(folder);
    Files.writeString(folder.table("learning_curve"), "step,loss\n1,2\n3,4");
    checkpoints.add(CheckpointFileTest.checkpoint(5));
    checkpoints.add(CheckpointFileTest.checkpoint(6));
  }

  private static RecordedRun run(String id, String configuration, String unroll, String system) {
    RunEntry entry = new RunEntry("plain", "", new TreeMap<>(), 3, id, List.of(), configuration);
    return new RecordedRun(
        entry, new TreeMap<>(), new Provenance(unroll, "a Java", system, "a CPU", new TreeMap<>()));
  }

  private static RecordedRun run() {
    return run("0123456789abcdef", "cell: rnn\n", "1", "an OS");
  }

  private Path file(String name) {
    return folder.checkpoint().resolve(name);
  }

  private long resumed(RecordedRun run) {
    return checkpoints.find(run).state().map(TrainingState::updates).orElse(0L);
  }

  @Test
  void theNewestIsTaken() {
    assertThat(resumed(run())).isEqualTo(6);
    assertThat(checkpoints.find(run()).notices()).isEmpty();
  }

  @Test
  void theOneBeforeIsTakenIfTheNewestIsDamagedOrMissing() throws IOException {
    Files.write(file("state.npz"), new byte[100]);
    assertThat(resumed(run())).isEqualTo(5);
    assertThat(checkpoints.find(run()).notices())
        .singleElement()
        .asString()
        .startsWith("checkpoint/state.npz was not used: it is damaged (");
    Files.delete(file("state.npz"));
    assertThat(resumed(run())).isEqualTo(5);
    Files.write(file("previous.npz"), new byte[0]);
    assertThat(resumed(run())).isZero();
  }

  @Test
  void nothingThereIsNothingToSay() {
    checkpoints.delete();
    assertThat(folder.checkpoint()).doesNotExist();
    assertThat(checkpoints.find(run())).isEqualTo(Recovery.fromTheBeginning(java.util.List.of()));
    checkpoints.delete();
  }

  @Test
  void anotherRunsIsNotTaken() {
    Recovery otherId = checkpoints.find(run("0123456700000000", "cell: rnn\n", "1", "an OS"));
    assertThat(otherId.state()).isEmpty();
    assertThat(otherId.notices()).hasSize(2).allMatch(one -> one.endsWith("it is of another run"));
    Recovery probed = checkpoints.find(run("0123456789abcdef", "cell: rnn\nx\n", "1", "an OS"));
    assertThat(probed.notices()).allMatch(one -> one.endsWith("the configuration was another"));
  }

  @Test
  void whatComputesOtherDigitsDoesNotGoOn() {
    Recovery newer = checkpoints.find(run("0123456789abcdef", "cell: rnn\n", "2", "an OS"));
    assertThat(newer.state()).isEmpty();
    assertThat(newer.notices())
        .allMatch(one -> one.endsWith("it was made with something else: unroll 1 → 2"));
    assertThat(resumed(run("0123456789abcdef", "cell: rnn\n", "1", "a newer OS"))).isEqualTo(6);
  }

  @Test
  void aTableThatLostRowsOrHasOthersDoesNotFit() throws IOException {
    Files.writeString(folder.table("learning_curve"), "step,loss\n1");
    assertThat(checkpoints.find(run()).notices())
        .hasSize(2)
        .allMatch(one -> one.endsWith("learning_curve.csv is shorter than it was at that time"));
    Files.writeString(folder.table("learning_curve"), "step,loss\n2,2\n3,4");
    assertThat(checkpoints.find(run()).notices())
        .hasSize(2)
        .allMatch(
            one ->
                one.endsWith("learning_curve.csv does not begin with what it held at that time"));
    Files.delete(folder.table("learning_curve"));
    assertThat(resumed(run())).isZero();
  }

  @Test
  void oneIsDueAfterEachIntervalAndNotBefore() {
    long[] now = {Long.MAX_VALUE - 5}; // a ticker may start anywhere, and wrap
    CheckpointSchedule schedule =
        new CheckpointSchedule(
            Duration.ofNanos(10),
            new Ticker() {
              @Override
              public long read() {
                return now[0];
              }
            });
    assertThat(schedule.due()).isFalse();
    now[0] += 9;
    assertThat(schedule.due()).isFalse();
    now[0] += 1;
    assertThat(schedule.due()).isTrue();
    now[0] += 100; // writing took long
    schedule.written();
    assertThat(schedule.due()).isFalse();
    now[0] += 10;
    assertThat(schedule.due()).isTrue();
  }
}
