package org.unroll.components.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file, or all files of a folder and its subfolders joined in the order of their names. Names are
 * relative, with {@code /} between folders, and compared code unit by code unit, so that the order
 * is the same on every machine. Files and folders whose names begin with a dot are left out.
 */
record TextFiles(Path root, Charset encoding) {
  /**
   * The text, byte for byte: line ends stay as they are.
   *
   * @throws UndecodableTextException if a file is not in that encoding; the message names it
   */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files()) {
      try {
        text.append(encoding.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))));
      } catch (CharacterCodingException undecodable) {
        throw new UndecodableTextException(file.getFileName().toString(), encoding, undecodable);
      }
    }
    return text.toString();
  }

  /** SHA-256 of the bytes of the joined files, in hexadecimal. */
  String digest() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Path file : files()) {
      bytes.write(Files.readAllBytes(file));
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.exists(root)) {
      throw new NoSuchFileException(root.toString());
    }
    if (!Files.isDirectory(root)) {
      return List.of(root);
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(root)) {
      found.filter(Files::isRegularFile).filter(this::isVisible).forEach(files::add);
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
