package org.unroll.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.WriteFailure;

class ExperimentLockTest {
  @TempDir private Path path;

  @Test
  void keepsASecondOneOutUntilClosed() throws IOException {
    ExperimentFolder folder = new ExperimentFolder(path.resolve("experiment"));
    try (ExperimentLock lock = ExperimentLock.take(folder)) {
      assertThat(lock.folder()).isEqualTo(folder);
      assertThatThrownBy(() -> ExperimentLock.take(folder))
          .isInstanceOf(ResultsInUseException.class)
          .hasMessageContaining("in use by another 'unroll run'")
          .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
    }
    ExperimentLock.take(folder).close();
  }

  @Test
  void whatAKilledProcessLeftBehindIsNoLock() throws IOException {
    ExperimentFolder folder = new ExperimentFolder(path.resolve("experiment"));
    Files.createDirectories(folder.path());
    for (String left : List.of("1", "4194305", "no number", "")) {
      Files.writeString(folder.lock(), left);
      ExperimentLock.take(folder).close();
    }
  }

  @Test
  void aHolderThatIsNotKnownIsNotNamed() throws IOException {
    ExperimentFolder folder = new ExperimentFolder(path.resolve("experiment"));
    try (ExperimentLock lock = ExperimentLock.take(folder)) {
      Files.writeString(lock.folder().lock(), "4194305"); // above Linux' largest process id
      assertThatThrownBy(() -> ExperimentLock.take(folder)).hasMessageNotContaining("(process");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(path.resolve("file"), "");
    ExperimentFolder folder = new ExperimentFolder(file.resolve("experiment"));
    assertThatThrownBy(() -> ExperimentLock.take(folder))
        .isInstanceOf(WriteFailure.class)
        .hasMessageContaining("cannot write " + folder.path());
  }
}
