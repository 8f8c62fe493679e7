package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPlaceTest {
  @TempDir private Path folder;

  @Test
  void aFolderThatIsThereOrCanBeMadeIsNoProblem() throws IOException {
    assertThat(new FolderPlace(folder).problem()).isEmpty();
    assertThat(new FolderPlace(folder.resolve("new/deeper")).problem()).isEmpty();
    assertThat(new FolderPlace(Path.of("results")).problem()).isEmpty();
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    assertThat(new FolderPlace(link.resolve("new")).problem()).isEmpty();
  }

  @Test
  void aLinkToNothingAndALoopAreNamed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/nowhere/at/all"));
    assertThat(new FolderPlace(link).problem().orElseThrow())
        .isEqualTo(link + " is a link to /nowhere/at/all, which is no folder");
    assertThat(new FolderPlace(link.resolve("results")).problem().orElseThrow())
        .startsWith(link.toString());
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertThat(new FolderPlace(loop).problem().orElseThrow()).contains("is a link to");
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(new FolderPlace(file.resolve("results")).problem().orElseThrow())
        .isEqualTo(file + " is a file, not a folder");
  }
}
