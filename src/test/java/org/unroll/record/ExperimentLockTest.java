package org.unroll.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.ExperimentFolder;

class ExperimentLockTest {
  @TempDir private Path path;

  @Test
  void keepsASecondOneOutUntilClosed() throws IOException {
    ExperimentFolder folder = new ExperimentFolder(path.resolve("experiment"));
    try (ExperimentLock lock = ExperimentLock.take(folder)) {
      assertThat(lock.folder()).isEqualTo(folder);
      assertThatThrownBy(() -> ExperimentLock.take(folder))
          .isInstanceOf(ResultsInUseException.class)
          .hasMessageContaining("in use by another 'unroll run'");
    }
    ExperimentLock.take(folder).close();
  }
}
