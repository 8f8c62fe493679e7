package org.unroll.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.unroll.text.EncodedText;
import org.unroll.text.RegularFile;
import org.unroll.text.UndecodableTextException;
import org.unroll.text.UnusableFileException;

/** Loads the text of a file, telling what is wrong with its bytes. */
final class SourceText {
  /** Far more than experiments need; the reader takes the square of a long value's length. */
  private static final int LARGEST = 1 << 18;

  private final Problems problems;

  SourceText(Problems problems) {
    this.problems = problems;
  }

  /**
   * The file's text, if it can be read.
   *
   * @param whole where to say that it cannot
   * @param subject what begins such a message: nothing where the place names the file
   */
  Optional<String> load(Path file, Origin whole, String subject) {
    try {
      return decode(new RegularFile(file).bytes(LARGEST), file.toString());
    } catch (NoSuchFileException missing) {
      problems.add(whole, subject + "there is no such file");
    } catch (UnusableFileException unusable) {
      problems.add(whole, subject + unusable.getMessage() + "; name an experiment file");
    } catch (IOException unreadable) {
      problems.add(whole, subject + "cannot be read: " + unreadable.getMessage());
    }
    return Optional.empty();
  }

  /** The text that these bytes encode in UTF-8. */
  Optional<String> decode(byte[] bytes, String file) {
    try {
      return Optional.of(new EncodedText(StandardCharsets.UTF_8).decode(bytes));
    } catch (UndecodableTextException wrong) {
      problems.add(place(bytes, wrong.offset(), file), wrong.getMessage());
      return Optional.empty();
    }
  }

  /** The place of a byte, those before it being text. */
  private static Origin place(byte[] bytes, int offset, String file) {
    if (offset == 0) {
      return Origin.InFile.whole(file);
    }
    int start = new EncodedText(StandardCharsets.UTF_8).markLength(bytes);
    String before = new String(bytes, start, offset - start, StandardCharsets.UTF_8);
    int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
    int lineStart = before.lastIndexOf('\n') + 1;
    return new Origin.InFile(file, line, before.codePointCount(lineStart, before.length()) + 1);
  }
}
