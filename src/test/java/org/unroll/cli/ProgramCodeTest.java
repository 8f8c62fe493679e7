package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCodeTest {
  @TempDir private Path folder;

  @BeforeEach
  void compile() throws IOException {
    write("org/unroll/engine/Network.class", "one");
    write("org/unroll/plan/SeededStreams.class", "two");
    write("org/unroll/cli/Unroll.class", "three");
    write("org/unroll/engine/notes.txt", "four");
  }

  private void write(String name, String content) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), content);
  }

  private String digest() {
    return ProgramCode.of(folder).digest();
  }

  @Test
  void whatComputesAndRecordsCounts() throws IOException {
    String before = digest();
    assertThat(before).matches("[0-9a-f]{8}");
    write("org/unroll/engine/Network.class", "another");
    assertThat(digest()).isNotEqualTo(before);
    write("org/unroll/engine/Network.class", "one");
    assertThat(digest()).isEqualTo(before);
    write("org/unroll/plan/SeededStreams.class", "another");
    assertThat(digest()).isNotEqualTo(before);
  }

  @Test
  void whatOnlyShowsDoesNot() throws IOException {
    String before = digest();
    write("org/unroll/cli/Unroll.class", "another");
    write("org/unroll/report/Table.class", "more");
    write("org/unroll/engine/notes.txt", "more");
    assertThat(digest()).isEqualTo(before);
  }

  @Test
  void aJarIsTheSameAsItsFolder() throws IOException {
    Path jar = Files.createTempFile(folder, "code", ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name :
          new String[] {"org/unroll/plan/SeededStreams.class", "org/unroll/engine/Network.class"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Files.readAllBytes(folder.resolve(name)));
      }
    }
    assertThat(ProgramCode.of(jar).digest()).isEqualTo(digest());
  }

  @Test
  void thisProgramHasCodeThatCounts() {
    assertThat(ProgramCode.ofThisProcess().checksums())
        .hasSizeGreaterThan(200)
        .containsKey("org/unroll/train/Trainer.class")
        .doesNotContainKey("org/unroll/cli/ProgramCode.class");
  }
}
