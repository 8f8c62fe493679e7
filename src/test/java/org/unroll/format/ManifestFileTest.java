package org.unroll.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFileTest {
  @TempDir private Path path;

  /** A run that may be finished must not be made again because the disk failed once. */
  @Test
  void aFileThatCannotBeReadIsNotTakenForNone() throws IOException {
    Path unreadable = Path.of("/proc/self/mem"); // reading its beginning is an input/output error
    assumeTrue(Files.isRegularFile(unreadable), "needs Linux");
    RunFolder folder = new RunFolder(path);
    Files.createSymbolicLink(folder.manifest(), unreadable);
    assertThatThrownBy(() -> new ManifestFile().read(folder))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(folder.manifest() + ": cannot be read: Input/output error");
  }

  @Test
  void aDamagedFileIs() throws IOException {
    RunFolder folder = new RunFolder(path);
    assertThat(new ManifestFile().read(folder)).isEmpty();
    Files.writeString(folder.manifest(), "{\"status\" : ");
    assertThat(new ManifestFile().read(folder)).isEmpty();
  }
}
