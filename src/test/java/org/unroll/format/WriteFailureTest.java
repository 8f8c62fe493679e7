package org.unroll.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The advice fits the reason. */
class WriteFailureTest {
  @TempDir private Path folder;

  private String told(IOException cause) {
    return new WriteFailure(folder.resolve("summary.csv"), cause).getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "No space left on device, make room",
    "Disk quota exceeded, make room",
    "Read-only file system, another folder",
    "Too many open files, ulimit -n",
    "File name too long, shorter names",
    "Input/output error, check the disk"
  })
  void whatTheSystemSaysIsTold(String reason, String advice) {
    assertThat(told(new FileSystemException("x", null, reason)))
        .startsWith("cannot write " + folder.resolve("summary.csv") + ": " + reason + "; ")
        .contains(advice);
  }

  @Test
  void withoutPermissionNoRoomIsAskedFor() {
    assertThat(told(new AccessDeniedException("x")))
        .contains("no permission", "another folder")
        .doesNotContain("make room");
  }

  @Test
  void aFolderThatWasRemovedIsTold() throws IOException {
    Path file = folder.resolve("gone/summary.csv");
    IOException cause = null;
    try {
      Files.writeString(file, "");
    } catch (IOException missing) {
      cause = missing;
    }
    assertThat(new WriteFailure(file, cause))
        .hasMessageContaining("its folder is gone")
        .hasMessageNotContaining("make room");
  }

  @Test
  void soIsALinkThatLeadsNowhere() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    AtomicFile file = new AtomicFile(link.resolve("deeper/summary.csv"));
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> file.replace("")))
        .isInstanceOf(WriteFailure.class)
        .hasMessageContaining(link + " is a link that leads to no folder");
  }
}
