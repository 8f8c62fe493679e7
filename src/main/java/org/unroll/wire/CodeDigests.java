package org.unroll.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Digests of plugins' code: of the jar that a component's class was loaded from. */
final class CodeDigests {
  private final Map<Path, String> digests = new ConcurrentHashMap<>();

  /** SHA-256 of the jar; empty for what is built in. */
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

  private static String digest(Path jar) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      return HexFormat.of().formatHex(hash);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + jar, failure);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
