package org.unroll.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.ExperimentFolder;

class ReportLockTest {
  @TempDir private Path path;

  /** Takes the lock, says so, and holds it until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String... folder) throws IOException {
      try (ReportLock lock = ReportLock.take(new ExperimentFolder(Path.of(folder[0])))) {
        System.out.println(lock.folder().path());
        while (System.in.read() >= 0) {
          // held
        }
      }
    }
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            path.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void aReportThatIsWrittenElsewhereIsLockedThere() throws IOException {
    Path results = path.resolve("results");
    Path mine = path.resolve("mine");
    try (ReportLock lock = ReportLock.take(new ExperimentFolder(results).reportedIn(mine))) {
      assertThat(lock.folder().reportLock()).exists().startsWith(mine);
    }
    assertThat(results).doesNotExist();
  }

  @Test
  void aSecondProcessWaitsForTheFirst() throws Exception {
    ExperimentFolder folder = new ExperimentFolder(path);
    Process second;
    BufferedReader words;
    try (ReportLock first = ReportLock.take(folder)) {
      assertThat(first.folder()).isEqualTo(folder);
      second = holder();
      words = second.inputReader(StandardCharsets.UTF_8);
      Thread.sleep(300); // at worst it has not asked yet, which proves nothing and breaks nothing
      assertThat(words.ready()).isFalse();
    }
    assertThat(words.readLine()).isEqualTo(path.toString());
    second.destroyForcibly().waitFor();
    ReportLock.take(folder).close(); // a process that was killed holds nothing
  }
}
