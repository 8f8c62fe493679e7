package org.unroll.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/**
 * A user's file that is read as a whole. Devices, pipes and sockets are refused before they are
 * opened, since reading one may never end; a file's size is known before its bytes are asked for.
 */
public record RegularFile(Path path) {
  /**
   * Its size in bytes.
   *
   * @throws NoSuchFileException if there is nothing of that name
   * @throws UnusableFileException if it is no regular file; the message goes on from the file's
   *     name
   */
  public long size() throws IOException {
    if (!Files.exists(path)) {
      if (Files.isSymbolicLink(path)) {
        throw new UnusableFileException("is a link that leads to no file");
      }
      throw new NoSuchFileException(path.toString());
    }
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new UnusableFileException("is a folder");
    } else if (!attributes.isRegularFile()) {
      throw new UnusableFileException("is a device, a pipe or a socket; only files can be read");
    }
    return attributes.size();
  }

  /**
   * All its bytes.
   *
   * @param most how many there may be
   * @throws UnusableFileException if there are more, or if it is no regular file
   */
  public byte[] bytes(long most) throws IOException {
    long size = size();
    if (size > most) {
      throw new UnusableFileException(
          String.format(
              Locale.ROOT, "has %,d bytes, more than the %,d that can be read", size, most));
    } else if (size == 0) {
      return new byte[0]; // what the system makes up as it is read, as in /proc, shows this size
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.readNBytes(Math.toIntExact(size));
    } catch (AccessDeniedException denied) {
      throw new UnusableFileException("cannot be read: permission denied");
    }
  }
}
