package org.unroll.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.ExperimentFolder;

class ExperimentSourceTest {
  @TempDir Path root;

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private ExperimentSource source(String results) {
    return new ExperimentSource(new ExperimentFolder(root.resolve(results)));
  }

  @Test
  void anotherFileOfTheSameNameIsAnotherExperiment() throws IOException {
    Path first = write("one/a.yaml", "cell: rnn");
    Path second = write("two/a.yaml", "cell: gru");
    source("results/a").remember(first);
    assertThat(source("results/a").otherThan(second)).contains(first.toRealPath());
    assertThat(source("results/b").otherThan(second)).isEmpty();
  }

  @Test
  void theSameFileMayChangeAndGoByAnyWay() throws IOException {
    Path file = write("one/a.yaml", "cell: rnn");
    source("results/a").remember(file);
    write("one/a.yaml", "cell: gru");
    Path link = Files.createSymbolicLink(root.resolve("link.yaml"), file);
    assertThat(source("results/a").otherThan(file)).isEmpty();
    assertThat(source("results/a").otherThan(root.resolve("one/../one/a.yaml"))).isEmpty();
    assertThat(source("results/a").otherThan(link)).isEmpty();
  }

  @Test
  void aFileThatIsGoneOrSaysTheSameStandsInNoOnesWay() throws IOException {
    Path file = write("one/a.yaml", "cell: rnn");
    Path copy = write("two/a.yaml", "cell: rnn");
    source("results/a").remember(file);
    assertThat(source("results/a").otherThan(copy)).isEmpty();
    Files.delete(file);
    assertThat(source("results/a").otherThan(write("three/a.yaml", "cell: gru"))).isEmpty();
  }

  @Test
  void aCheckoutIsCopiedWithItsResults() throws IOException {
    Path file = write("here/experiments/a.yaml", "cell: rnn");
    source("here/results/a").remember(file);
    Path there = root.resolve("there");
    try (Stream<Path> files = Files.walk(root.resolve("here"))) {
      for (Path each : files.toList()) {
        Files.copy(each, there.resolve(root.resolve("here").relativize(each).toString()));
      }
    }
    Path changed = write("there/experiments/a.yaml", "cell: gru");
    assertThat(source("there/results/a").otherThan(changed)).isEmpty();
    assertThat(source("here/results/a").otherThan(changed)).isPresent();
  }

  @Test
  void aDamagedNoteIsNone() throws IOException {
    Path file = write("a.yaml", "cell: rnn");
    for (String note : new String[] {"", "\0", "..", "/", "x".repeat(5000)}) {
      write("results/a/checkpoint/experiment-file.txt", note);
      assertThat(source("results/a").otherThan(file)).as(note).isEmpty();
    }
  }
}
