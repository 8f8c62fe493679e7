package org.unroll.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
   */
  Optional<String> load(Path file, Origin whole) {
    if (!Files.exists(file)) {
      problems.add(whole, "there is no such file");
    } else if (Files.isDirectory(file)) {
      problems.add(whole, "is a folder; name an experiment file");
    } else {
      try {
        if (Files.size(file) > LARGEST) {
          problems.add(whole, "is larger than 256 KiB; that is no experiment file");
          return Optional.empty();
        }
        return decode(Files.readAllBytes(file), file.toString());
      } catch (IOException unreadable) {
        problems.add(whole, "cannot be read: " + unreadable.getMessage());
      }
    }
    return Optional.empty();
  }

  /** The text that these bytes encode in UTF-8. */
  Optional<String> decode(byte[] bytes, String file) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    String decoded = text.flip().toString();
    if (result.isError()) {
      problems.add(after(decoded, file), "is not UTF-8 text from here on");
      return Optional.empty();
    }
    return Optional.of(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
  }

  private static Origin after(String text, String file) {
    int line = (int) text.chars().filter(character -> character == '\n').count() + 1;
    int lineStart = text.lastIndexOf('\n') + 1;
    return new Origin.InFile(file, line, text.codePointCount(lineStart, text.length()) + 1);
  }
}
