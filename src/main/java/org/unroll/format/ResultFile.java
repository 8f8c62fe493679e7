package org.unroll.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * A file among the results. What lies in its place and is no regular file is never opened: a pipe
 * would keep its reader waiting for ever, and a device might have no end.
 */
public record ResultFile(Path path) {
  private static final int BLOCK = 1 << 16;

  /**
   * Whether it is there.
   *
   * @throws DamagedResultsException if something else lies in its place
   */
  public boolean exists() {
    if (Files.isRegularFile(path)) {
      return true;
    } else if (Files.exists(path)) {
      String what = Files.isDirectory(path) ? "a folder" : "a pipe or a device";
      throw new DamagedResultsException(path, "is " + what + " where a file should be");
    }
    return false;
  }

  /**
   * Makes sure that it can be opened for writing without waiting.
   *
   * @throws WriteFailure if something else than a file lies in its place
   */
  public void requireNothingElse() {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new WriteFailure(path, new IOException("something other than a file lies there"));
    }
  }

  /**
   * Its bytes.
   *
   * @throws DamagedResultsException if there is no such file
   */
  InputStream open() throws IOException {
    if (!exists()) {
      throw new DamagedResultsException(path, "is missing");
    }
    return Files.newInputStream(path);
  }

  /**
   * Its whole text.
   *
   * @throws DamagedResultsException if it cannot be read
   */
  public String text() {
    try (InputStream in = open()) {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(in.readAllBytes()))
          .toString();
    } catch (CharacterCodingException other) {
      throw new DamagedResultsException(path, "is no text in UTF-8");
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  /**
   * The digest of its bytes, without a number of rows.
   *
   * @throws DamagedResultsException if it cannot be read
   */
  public FileDigest digest() {
    MessageDigest digest = FileDigest.begin();
    try (InputStream in = new DigestInputStream(open(), digest)) {
      byte[] block = new byte[BLOCK];
      while (in.read(block) >= 0) {
        // reading is all that is needed
      }
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
    return FileDigest.of(digest, null);
  }

  /** What is thrown where reading it fails. */
  public DamagedResultsException unreadable(IOException cause) {
    return new UnreadableFileException(path, cause);
  }
}
