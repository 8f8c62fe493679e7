package org.unroll.components.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
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
    return text.open(new Dataset.Opening(folder, new SeededStreams(1)));
  }

  private Problem onlyProblem(Text text) {
    List<Problem> problems = text.problems(folder);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private String string(Text text, Split split) {
    Dataset.Sequences sequences = open(text);
    List<String> symbols = sequences.input().symbols();
    assertThat(sequences.task().symbols()).isEqualTo(symbols);
    Batch batch = sequences.batches(split, 1, 9999).batch(0);
    StringBuilder string = new StringBuilder(symbols.get(BatchArrays.tokens(batch)[0]));
    for (int target : BatchArrays.classes(batch)) {
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
    assertThat(problem.message())
        .contains("'latin.txt' is not UTF-8", "from byte 3 on (0xE9)", "iso-8859-1");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheTextWhereverAFileBeginsOrBegan() throws IOException {
    write("plain/a.txt", "abcdefghij");
    write("plain/b.txt", "klmnopqrstuvwxyz0123");
    write("marked/a.txt", "\uFEFFabcdefghij");
    write("marked/b.txt", "\uFEFFklmnopqrstuvwxyz0123");
    write("marked.txt", "\uFEFFabcdefghijklmnopqrstuvwxyz0123");
    write("joined.txt", "\uFEFFabcdefghij\uFEFFklmnopqrstuvwxyz0123\uFEFF"); // as cat does it
    Text plain = text("plain");
    for (String marked : List.of("marked", "marked.txt", "joined.txt")) {
      assertThat(text(marked).problems(folder)).isEmpty();
      assertThat(open(text(marked)).input()).isEqualTo(open(plain).input());
      assertThat(string(text(marked), Split.TEST)).isEqualTo(string(plain, Split.TEST));
      assertThat(text(marked).fingerprint(folder)).isEqualTo(plain.fingerprint(folder));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void marksLeaveTheTextAndItsFingerprintInEveryForm(String form) throws IOException {
    // In UTF-16 a mark's bytes also stand across two characters, of U+00FE and U+FF61.
    String text = "a\uFF61\u00FE and\uFEFF so\u00FE\uFF61 on".repeat(9);
    Files.write(folder.resolve("with.txt"), text.getBytes(Charset.forName(form)));
    Files.write(
        folder.resolve("without.txt"), text.replace("\uFEFF", "").getBytes(Charset.forName(form)));
    Text with = new Text("with.txt", form, 0.1, 0.1);
    Text without = new Text("without.txt", form, 0.1, 0.1);
    assertThat(string(with, Split.TEST)).isEqualTo(string(without, Split.TEST));
    assertThat(open(with).input()).isEqualTo(open(without).input());
    assertThat(with.fingerprint(folder)).isEqualTo(without.fingerprint(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void textInAnotherFormOfUnicodeIsToldWithTheFileAndWhatToDo(String form) throws IOException {
    Charset charset = Charset.forName(form);
    String text = "Jane walked into the room.\n".repeat(9);
    Files.createDirectories(folder.resolve("texts"));
    for (String mark : List.of("", "\uFEFF")) {
      Files.write(folder.resolve("texts/jane.txt"), (mark + text).getBytes(charset));
      for (String declared : List.of("utf-8", "iso-8859-1")) {
        Problem problem = onlyProblem(new Text("texts", declared, 0.1, 0.1));
        assertThat(problem.parameter()).isEqualTo("path");
        assertThat(problem.message())
            .startsWith("'jane.txt' ")
            .contains(form, "iconv -f " + form + " -t UTF-8 FILE > NEW");
      }
      Text declared = new Text("texts", form, 0.1, 0.1);
      assertThat(declared.problems(folder)).isEmpty();
      assertThat(open(declared).input().symbols()).doesNotContain("\0", "\uFEFF").contains("J");
    }
  }

  @Test
  void theMarkTellsTheOrderOfBytesWhereTheEncodingDoesNot() throws IOException {
    Files.write(
        folder.resolve("a.txt"), ("\uFEFF" + "abcä".repeat(9)).getBytes(StandardCharsets.UTF_16LE));
    Text text = new Text("a.txt", "utf-16", 0.1, 0.1);
    assertThat(text.problems(folder)).isEmpty();
    assertThat(open(text).input().symbols()).containsExactly("a", "b", "c", "ä");
    assertThat(text.fingerprint(folder)).isNotEmpty();
  }

  @Test
  void noModelLearnsNulCharacters() throws IOException {
    write("a.txt", "abc".repeat(40) + "\0" + "abc".repeat(10));
    assertThat(onlyProblem(text("a.txt")).message())
        .isEqualTo("'a.txt' has a NUL character at byte 120, which no text has");
  }

  @Test
  void whatIsNoFileIsToldBeforeItIsRead() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("missing.txt"));
    Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
    assertThat(onlyProblem(text("/dev/zero")).message())
        .isEqualTo("'zero' is a device, a pipe or a socket; only files can be read");
    assertThat(onlyProblem(text("pipe")).message()).startsWith("'pipe' is a device, a pipe");
    assertThat(onlyProblem(text("nowhere")).message()).contains("is a link that leads to no file");
    assertThat(onlyProblem(text("circle")).message()).contains("is a link that leads to no file");
    assertThat(onlyProblem(text("/proc/cpuinfo")).message()).contains("no two different");
  }

  @Test
  void aTextThatFitsIntoNoMemoryIsToldByItsSize() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve("a.txt").toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    assertThat(onlyProblem(text("a.txt")).message())
        .startsWith("'a.txt' has 1,099,511,627,776 bytes, more than the ");
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
