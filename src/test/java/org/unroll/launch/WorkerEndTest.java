package org.unroll.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerEndTest {
  @Test
  void saysOfWhatAProcessDied() {
    assertThat(new WorkerEnd(7, List.of())).hasToString("exit code 7");
    assertThat(new WorkerEnd(7, List.of("one", "two", "three", "four")))
        .hasToString("exit code 7; it said: two / three / four");
    assertThat(new WorkerEnd(137, List.of()).toString()).startsWith("killed by signal 9 (");
    assertThat(new WorkerEnd(143, List.of())).hasToString("killed by signal 15");
    assertThat(new WorkerEnd(3, List.of()).toString()).contains("out of memory", "UNROLL_MEMORY");
    assertThat(new WorkerEnd(1, List.of("x".repeat(10_000))).toString()).hasSizeLessThan(400);
  }

  @Test
  void ofUnusableLibrariesItsOwnWordsAreEnough() {
    List<String> said = List.of("OpenJDK warning: you have loaded", "libraries cannot be loaded");
    WorkerEnd unusable = new WorkerEnd(WorkerLoop.NO_LIBRARIES, said);
    assertThat(unusable).hasToString("libraries cannot be loaded");
    assertThat(unusable.mayPass()).isFalse();
    assertThat(new WorkerEnd(WorkerLoop.LIBRARIES_REPAIRED, said).mayPass()).isTrue();
    assertThat(new WorkerEnd(137, said).mayPass()).isTrue();
    assertThat(new WorkerEnd(1, said).mayPass()).isFalse();
  }

  @Test
  void namesThePlaceOfANativeFault() {
    List<String> report =
        List.of(
            "# A fatal error has been detected by the Java Runtime Environment:",
            "#  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2",
            "# Problematic frame:",
            "# C  [libopenblas.so.0+0x6bc53d]  sgemm_kernel+0x24d",
            "#");
    assertThat(new WorkerEnd(134, report))
        .hasToString(
            "a fault in native code, in C  [libopenblas.so.0+0x6bc53d]  sgemm_kernel+0x24d");
  }
}
