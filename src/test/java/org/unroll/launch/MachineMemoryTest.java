package org.unroll.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMemoryTest {
  private static final long MEBI = 1L << 20;

  @TempDir private Path root;

  private void file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void machine(int mebibytes) throws IOException {
    long kilobytes = mebibytes * 1024L;
    file(
        "proc/meminfo",
        "MemTotal: 99999999 kB\nMemAvailable:  " + kilobytes + " kB\nSwapFree: 0 kB\n");
  }

  @Test
  void isWhatLinuxSaysIsAvailable() throws IOException {
    machine(900);
    assertThat(new MachineMemory(root).available()).hasValue(900 * MEBI);
  }

  @Test
  void isNotKnownWhereTheSystemDoesNotSay() {
    assertThat(new MachineMemory(root).available()).isEmpty();
  }

  @Test
  void isNoMoreThanAnyGroupAboveLeaves() throws IOException {
    machine(900);
    file("proc/self/cgroup", "0::/jobs/mine\n");
    file("sys/fs/cgroup/jobs/mine/memory.max", "max\n");
    file("sys/fs/cgroup/jobs/mine/memory.current", "1048576\n");
    assertThat(new MachineMemory(root).available()).hasValue(900 * MEBI);
    file("sys/fs/cgroup/jobs/memory.max", 500 * MEBI + "\n");
    file("sys/fs/cgroup/jobs/memory.current", 200 * MEBI + "\n");
    file("sys/fs/cgroup/jobs/memory.stat", "anon 5\ninactive_file " + 50 * MEBI + "\n");
    assertThat(new MachineMemory(root).available()).hasValue(350 * MEBI);
  }

  @Test
  void isNoMoreThanAGroupOfTheFirstVersionLeaves() throws IOException {
    machine(900);
    file("sys/fs/cgroup/memory/memory.limit_in_bytes", 300 * MEBI + "\n");
    file("sys/fs/cgroup/memory/memory.usage_in_bytes", 100 * MEBI + "\n");
    assertThat(new MachineMemory(root).available()).hasValue(200 * MEBI);
  }
}
