package org.unroll.components.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.unroll.text.EncodedText;
import org.unroll.text.RegularFile;
import org.unroll.text.UnusableFileException;

/**
 * A file, or all files of a folder and its subfolders joined in the order of their names. Names are
 * relative, with {@code /} between folders, and compared code unit by code unit, so that the order
 * is the same on every machine. Files and folders whose names begin with a dot are left out, and so
 * is what is no regular file. Byte-order marks are no part of the text, neither at the start of a
 * file nor where files were joined.
 */
record TextFiles(Path root, Charset encoding) {
  /** As many characters still have places in an array. */
  private static final long LARGEST = 1L << 30;

  /** Bytes of memory that one byte of text takes while it is read: itself, its characters twice. */
  private static final int MEMORY_OF_A_BYTE = 8;

  private static final String MARK = "\uFEFF";

  private static final int MOST_FILES = 100_000;

  /**
   * The text: but for byte-order marks as it is, line ends too.
   *
   * @throws UnusableFileException if a file cannot be read or is not in that encoding; the message
   *     names it
   */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    long left = largest();
    for (Path file : files()) {
      byte[] bytes = bytes(file, left);
      left -= bytes.length;
      try {
        text.append(new EncodedText(encoding).decode(bytes).replace(MARK, ""));
      } catch (UnusableFileException undecodable) {
        throw named(file, undecodable);
      }
    }
    return text.toString();
  }

  /** SHA-256 of the bytes of the joined files without byte-order marks, in hexadecimal. */
  String digest() throws IOException {
    MessageDigest digest = sha256();
    long left = largest();
    for (Path file : files()) {
      byte[] bytes = bytes(file, left);
      left -= bytes.length;
      digest.update(new EncodedText(encoding).withoutMarks(bytes));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Bytes of text that fit into this process's memory. */
  private static long largest() {
    return Math.min(LARGEST, Runtime.getRuntime().maxMemory() / MEMORY_OF_A_BYTE);
  }

  private static byte[] bytes(Path file, long most) throws IOException {
    try {
      return new RegularFile(file).bytes(most);
    } catch (UnusableFileException unusable) {
      throw named(file, unusable);
    }
  }

  private static UnusableFileException named(Path file, UnusableFileException unusable) {
    UnusableFileException named =
        new UnusableFileException("'" + file.getFileName() + "' " + unusable.getMessage());
    named.initCause(unusable);
    return named;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of(root);
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(root)) {
      found
          .filter(this::isVisible)
          .filter(Files::isRegularFile)
          .limit(MOST_FILES + 1L)
          .forEach(files::add);
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    if (files.size() > MOST_FILES) {
      throw new UnusableFileException(
          String.format(
              Locale.ROOT, "'%s' holds more than %,d files", root.getFileName(), MOST_FILES));
    }
    files.sort(Comparator.comparing(this::name));
    return files;
  }

  private boolean isVisible(Path file) {
    for (Path part : root.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private String name(Path file) {
    List<String> parts = new ArrayList<>();
    root.relativize(file).forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }
}
