package org.unroll.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void replacesTheContentAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("new/folder/list.csv");
    new AtomicFile(file).replace("first");
    new AtomicFile(file).replace("second");
    assertThat(file).hasContent("second");
    assertThat(file.getParent()).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void keepsTheOldContentUnderAnotherName() throws IOException {
    AtomicFile file = new AtomicFile(folder.resolve("new/state"));
    Path previous = folder.resolve("new/previous");
    file.secure(fresh -> Files.writeString(fresh, "first"), previous);
    assertThat(previous).doesNotExist();
    file.secure(fresh -> Files.writeString(fresh, "second"), previous);
    file.secure("third");
    assertThat(file.path()).hasContent("third");
    assertThat(previous).hasContent("first");
    assertThat(previous.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void whatCannotBeWrittenLeavesTheOldContentInItsPlace() throws IOException {
    AtomicFile file = new AtomicFile(folder.resolve("state"));
    Path previous = folder.resolve("previous");
    file.secure("first");
    AtomicFile.Writing full =
        fresh -> {
          Files.writeString(fresh, "a part");
          throw new IOException("No space left on device");
        };
    assertThatThrownBy(() -> file.secure(full, previous))
        .isInstanceOf(WriteFailure.class)
        .hasMessageContaining("cannot write " + file.path() + ": No space left on device");
    assertThatThrownBy(() -> file.replace(full)).isInstanceOf(WriteFailure.class);
    assertThat(file.path()).hasContent("first");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file.path()));
  }

  /** A worker that is asked to stop writes its checkpoint on a thread that is interrupted. */
  @Test
  void anInterruptDoesNotKeepContentFromTheDisk() throws IOException {
    Path file = folder.resolve("state");
    Thread.currentThread().interrupt();
    try {
      new AtomicFile(file)
          .secure(
              fresh -> {
                try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
                  out.write('1');
                }
              },
              folder.resolve("previous"));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(file).hasContent("1");
  }

  @Test
  void aReaderSeesTheOldOrTheNewNeverAPart() throws Exception {
    Path file = folder.resolve("list.csv");
    String one = "1".repeat(200_000);
    String two = "2".repeat(200_000);
    new AtomicFile(file).replace(one);
    AtomicBoolean done = new AtomicBoolean();
    List<String> wrong = new ArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              while (!done.get()) {
                try {
                  String seen = Files.readString(file);
                  if (!seen.equals(one) && !seen.equals(two)) {
                    wrong.add(seen);
                  }
                } catch (IOException missing) {
                  wrong.add(missing.toString());
                }
              }
            });
    reader.start();
    for (int turn = 0; turn < 100; turn++) {
      new AtomicFile(file).replace(turn % 2 == 0 ? two : one);
    }
    done.set(true);
    reader.join();
    assertThat(wrong).isEmpty();
  }
}
