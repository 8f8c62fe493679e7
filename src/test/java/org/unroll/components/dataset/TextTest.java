package org.unroll.components.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.api.Batch;
import org.unroll.api.Checked.Problem;
import org.unroll.api.Dataset;
import org.unroll.api.Split;
import org.unroll.plan.SeededStreams;

class TextTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Text text(String path) {
    return new Text(path, "utf-8", 0.1, 0.1);
  }

  private Dataset.Sequences open(Text text) {
    return text.open(new Dataset.Context(folder, new SeededStreams(1)));
  }

  private Problem onlyProblem(Text text) {
    List<Problem> problems = text.problems(folder);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private String string(Text text, Split split) {
    Dataset.Sequences sequences = open(text);
    List<String> symbols = sequences.input().symbols();
    Batch batch = sequences.batches(split, 1, 9999).batch(0);
    StringBuilder string = new StringBuilder(symbols.get(batch.tokens()[0]));
    for (int target : batch.classes()) {
      string.append(symbols.get(target));
    }
    return string.toString();
  }

  @Test
  void splitsAreContiguousInTheOrderOfTheText() throws IOException {
    write("a.txt", "abcdefghijklmnopqrstuvwxyz0123");
    Text text = new Text("a.txt", "utf-8", 0.2, 0.1);
    assertThat(string(text, Split.VALIDATION)).isEqualTo("vwxyz0");
    assertThat(string(text, Split.TEST)).isEqualTo("123");
    Batch train = open(text).batches(Split.TRAIN, 1, 20).batch(0);
    assertThat(train.time()).isEqualTo(20);
    assertThat(open(text).batches(Split.TRAIN, 1, 20).passLength()).isEqualTo(1);
    assertThat(text.continuous()).isTrue();
    assertThat(text.problems(folder)).isEmpty();
  }

  @Test
  void theVocabularyIsTheWholeTextsCodePointsInOrder() throws IOException {
    // U+FF5E comes before U+1F600 as a code point, after its first half as a UTF-16 unit.
    write("a.txt", "b\uD83D\uDE00a\n\uFF5Eb".repeat(10));
    Dataset.Sequences sequences = open(text("a.txt"));
    assertThat(sequences.input().symbols())
        .containsExactly("\n", "a", "b", "\uFF5E", "\uD83D\uDE00");
    assertThat(sequences.task().size()).isEqualTo(5);
    assertThat(string(text("a.txt"), Split.TEST)).isEqualTo("b\uD83D\uDE00a\n\uFF5Eb");
  }

  @Test
  void aFoldersFilesAreJoinedInTheOrderOfTheirNames() throws IOException {
    write("texts/b.txt", "2".repeat(10));
    write("texts/a/z.txt", "1".repeat(10));
    write("texts/B.txt", "0".repeat(10));
    write("texts/.hidden", "x");
    write("texts/.git/config", "y");
    TextFiles files = new TextFiles(folder.resolve("texts"), StandardCharsets.UTF_8);
    assertThat(files.text()).isEqualTo("0".repeat(10) + "1".repeat(10) + "2".repeat(10));
  }

  @Test
  void theFingerprintIsOfTheBytesAlone() throws IOException {
    write("a.txt", "abc");
    write("copy.txt", "abc");
    write("other.txt", "abd");
    write("parts/1", "a");
    write("parts/2", "bc");
    assertThat(text("a.txt").fingerprint(folder))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        .isEqualTo(text("copy.txt").fingerprint(folder))
        .isEqualTo(text("parts").fingerprint(folder))
        .isNotEqualTo(text("other.txt").fingerprint(folder));
  }

  @Test
  void aMissingFileIsAProblemThatSaysWhereItWasLookedFor() {
    Problem problem = onlyProblem(text("nowhere.txt"));
    assertThat(problem.parameter()).isEqualTo("path");
    assertThat(problem.message()).contains("'nowhere.txt'").contains(folder.toString());
    assertThatThrownBy(() -> open(text("nowhere.txt"))).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void bytesThatAreNotUtf8AreAProblemThatNamesTheFile() throws IOException {
    write("texts/good.txt", "good text");
    Files.write(
        folder.resolve("texts/latin.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Problem problem = onlyProblem(text("texts"));
    assertThat(problem.parameter()).isEqualTo("path");
    assertThat(problem.message()).contains("'latin.txt' is not UTF-8", "iso-8859-1");
  }

  @Test
  void anotherEncodingIsReadAsItIsNamed() throws IOException {
    Files.write(
        folder.resolve("latin.txt"),
        "caf\u00e9 \u00fcber ".repeat(5).getBytes(StandardCharsets.ISO_8859_1));
    Text latin = new Text("latin.txt", "iso-8859-1", 0.1, 0.1);
    assertThat(latin.problems(folder)).isEmpty();
    assertThat(open(latin).input().symbols()).contains("\u00e9", "\u00fc");
    assertThat(onlyProblem(new Text("latin.txt", "latin one", 0.1, 0.1)).parameter())
        .isEqualTo("encoding");
  }

  @Test
  void sharesThatLeaveNothingToTrainOnAreAProblem() throws IOException {
    write("a.txt", "ab".repeat(50));
    assertThat(onlyProblem(new Text("a.txt", "utf-8", 0.5, 0.5)).parameter())
        .isEqualTo("validation");
    assertThat(new Text("nowhere.txt", "utf-8", 0.5, 0.5).problems(folder)).hasSize(2);
  }

  @Test
  void tooLittleTextIsAProblem() throws IOException {
    write("short.txt", "abcdefghij");
    write("same.txt", "a".repeat(100));
    write("empty.txt", "");
    assertThat(onlyProblem(text("short.txt")).message()).contains("too short");
    assertThat(onlyProblem(text("same.txt")).message()).contains("no two different");
    assertThat(onlyProblem(text("empty.txt")).parameter()).isEqualTo("path");
  }

  @Test
  void aWindowLargerThanTheTextFailsAtOpening() throws IOException {
    write("a.txt", "ab".repeat(50));
    Dataset.Sequences sequences = open(text("a.txt"));
    assertThatThrownBy(() -> sequences.batches(Split.TRAIN, 4, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("80 characters")
        .hasMessageContaining("at least 81");
  }
}
