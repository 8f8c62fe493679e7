package org.unroll.wire;

import java.io.IOException;
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
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Digests of plugins' code: of the names and contents in the jar that a component's class was
 * loaded from. Times in the jar do not count, so that the same sources built again are the same
 * code.
 */
final class CodeDigests {
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

  private static String digest(Path path) {
    try (JarFile jar = new JarFile(path.toFile())) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<JarEntry> entries =
          jar.stream()
              .filter(entry -> !entry.isDirectory())
              .sorted(Comparator.comparing(JarEntry::getName))
              .toList();
      for (JarEntry entry : entries) {
        byte[] content = jar.getInputStream(entry).readAllBytes();
        String header = entry.getName() + "\n" + content.length + "\n";
        digest.update(header.getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + path, failure);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
