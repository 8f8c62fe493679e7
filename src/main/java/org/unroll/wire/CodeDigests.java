package org.unroll.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Digests of plugins' code: of the names and contents in the jar that a component's class was
 * loaded from. Times in the jar do not count, so that the same sources built again are the same
 * code.
 */
final class CodeDigests {
  private static final int PART = 1 << 16;

  private static final long LARGEST_ENTRY = 256L << 20;

  private final Map<Path, String> digests = new ConcurrentHashMap<>();

  /** SHA-256 over the jar's entries; empty for what is built in. */
  String of(Class<?> type) {
    if (type.getClassLoader() == getClass().getClassLoader()) {
      return "";
    }
    try {
      Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      return digests.computeIfAbsent(jar, CodeDigests::digest);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Hands on an entry's content part by part; returns how many bytes it has. */
  private static long goThrough(JarFile jar, JarEntry entry, Path path, Consumer<byte[]> parts)
      throws IOException {
    long length = 0;
    try (InputStream content = jar.getInputStream(entry)) {
      for (byte[] part = content.readNBytes(PART);
          part.length > 0;
          part = content.readNBytes(PART)) {
        length += part.length;
        if (length > LARGEST_ENTRY) {
          throw new InvalidPluginException(
              path + " cannot be used: " + entry.getName() + " is larger than 256 MiB", null);
        }
        parts.accept(part);
      }
    }
    return length;
  }

  private static String digest(Path path) {
    try (JarFile jar = new JarFile(path.toFile())) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<JarEntry> entries =
          jar.stream()
              .filter(entry -> !entry.isDirectory())
              .sorted(Comparator.comparing(JarEntry::getName))
              .toList();
      for (JarEntry entry : entries) {
        // Gone through twice: what is in a jar may be far larger than the jar.
        long length = goThrough(jar, entry, path, part -> {});
        String header = entry.getName() + "\n" + length + "\n";
        digest.update(header.getBytes(StandardCharsets.UTF_8));
        goThrough(jar, entry, path, digest::update);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + path, failure);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
