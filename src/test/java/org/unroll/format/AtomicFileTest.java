package org.unroll.format;

import static org.assertj.core.api.Assertions.assertThat;

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
