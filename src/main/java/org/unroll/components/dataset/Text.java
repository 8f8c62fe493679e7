package org.unroll.components.dataset;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unroll.api.Checked;
import org.unroll.api.Dataset;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Location;
import org.unroll.text.UnusableFileException;

/**
 * A character language model's data: each next character of a running text. A character is a
 * Unicode code point; the vocabulary is that of the whole text, in ascending order. The text is cut
 * by position: training first, then validation, then test.
 *
 * <p>Each split is read as {@code batch_size} contiguous streams side by side, whose state is
 * carried from window to window; a pass begins from zero state. Validation and test predict each of
 * their characters once, but for the very first; training leaves out less than a window at each
 * stream's end.
 *
 * <p>Baseline: guessing by the characters' frequencies in the training split scores about 3.3 nats
 * a character for Shakespeare; an even guess among its 65 would score ln 65 = 4.17.
 */
@Doc(
    value = "Predict each next character of a text, as one running stream.",
    details = {
      "The vocabulary is that of the whole text, validation and test included, in ascending order of"
          + " code points: the number of classes, and so the loss of a network that knows nothing,"
          + " does not depend on where the text is cut.",
      "The text is cut by position into training, validation and test. Each part is read as"
          + " batch_size streams side by side, whose states go on from window to window; a pass"
          + " begins from zero states."
    })
public record Text(
    @NotBlank
        @Location
        @Doc("A text file, or a folder whose files are joined in the order of their names.")
        String path,
    @Default("utf-8")
        @Doc(
            "How the bytes are read: utf-8, utf-16, iso-8859-1, … Byte-order marks, at the start of"
                + " a file or where files were joined, are no part of the text.")
        String encoding,
    @Positive
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.1")
        @Doc("Share of the text that is the validation split.")
        double validation,
    @Positive
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.1")
        @Doc("Share of the text, at its end, that is the test split.")
        double test)
    implements Dataset, Checked {
  @Override
  public boolean continuous() {
    return true;
  }

  /** SHA-256 of the text's bytes, those of byte-order marks left out. */
  @Override
  public String fingerprint(Path folder) {
    try {
      return files(folder).digest();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public List<Problem> problems(Path folder) {
    List<Problem> problems = new ArrayList<>();
    boolean splittable = validation + test < 1;
    if (!splittable) {
      problems.add(
          new Problem(
              "validation", "and test together must leave a share of the text to train on"));
    }
    if (!knownEncoding()) {
      problems.add(
          new Problem("encoding", "'" + encoding + "' is no known encoding, such as utf-8"));
      return problems;
    }
    try {
      String text = files(folder).text();
      if (text.codePoints().distinct().count() < 2) {
        problems.add(new Problem("path", "'" + path + "' has no two different characters"));
      } else if (splittable && !splits(text).allPredictable()) {
        problems.add(new Problem("path", "'" + path + "' is too short for three splits"));
      }
    } catch (NoSuchFileException missing) {
      problems.add(
          new Problem(
              "path",
              String.format(
                  Locale.ROOT,
                  "there is no file or folder '%s'; a relative path starts from '%s'",
                  path,
                  folder)));
    } catch (UnusableFileException unusable) {
      problems.add(new Problem("path", unusable.getMessage()));
    } catch (IOException | InvalidPathException unreadable) {
      problems.add(new Problem("path", "cannot be read: " + unreadable.getMessage()));
    }
    return problems;
  }

  @Override
  public Sequences open(Opening opening) {
    try {
      String text = files(opening.folder()).text();
      Vocabulary vocabulary = Vocabulary.of(text);
      return new TextSequences(vocabulary, vocabulary.encode(text), splits(text));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private boolean knownEncoding() {
    try {
      return Charset.isSupported(encoding);
    } catch (IllegalCharsetNameException illegal) {
      return false;
    }
  }

  private TextFiles files(Path folder) {
    return new TextFiles(folder.resolve(path), Charset.forName(encoding));
  }

  private TextSplits splits(String text) {
    return TextSplits.of(text.codePointCount(0, text.length()), validation, test);
  }
}
