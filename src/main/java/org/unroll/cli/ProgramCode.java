package org.unroll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The compiled code of this program, as far as it can change what a run writes. What plans, starts
 * and watches runs, and what makes reports, is left out: a better report makes no result stale.
 *
 * @param checksums CRC-32 and length of each class file, by its name
 */
record ProgramCode(SortedMap<String, String> checksums) {
  private static final String HOME = "org/unroll/";
  private static final List<String> ROOMS =
      List.of("api/", "components/", "config/", "engine/", "record/", "train/", "wire/");
  private static final String RANDOM_STREAMS = "plan/SeededStreams";

  /** The code that this process runs, from its jar or from a folder of classes. */
  static ProgramCode ofThisProcess() {
    try {
      return of(
          Path.of(ProgramCode.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static ProgramCode of(Path place) {
    try {
      return new ProgramCode(Files.isDirectory(place) ? inFolder(place) : inJar(place));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + place, cause);
    }
  }

  /** The jar's directory holds the checksums: nothing needs to be unpacked. */
  private static SortedMap<String, String> inJar(Path jar) throws IOException {
    SortedMap<String, String> checksums = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .filter(entry -> matters(entry.getName()))
          .forEach((ZipEntry entry) -> checksums.put(entry.getName(), sum(entry)));
    }
    return checksums;
  }

  private static String sum(ZipEntry entry) {
    return entry.getCrc() + " " + entry.getSize();
  }

  private static SortedMap<String, String> inFolder(Path root) throws IOException {
    SortedMap<String, String> checksums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        String name = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (matters(name)) {
          byte[] content = Files.readAllBytes(file);
          CRC32 checksum = new CRC32();
          checksum.update(content);
          checksums.put(name, checksum.getValue() + " " + content.length);
        }
      }
    }
    return checksums;
  }

  private static boolean matters(String name) {
    return name.endsWith(".class")
        && (name.startsWith(HOME + RANDOM_STREAMS)
            || ROOMS.stream().anyMatch(room -> name.startsWith(HOME + room)));
  }

  /** Eight hexadecimal digits. */
  String digest() {
    CRC32 whole = new CRC32();
    checksums.forEach((name, sum) -> whole.update((name + " " + sum + "\n").getBytes(UTF_8)));
    return String.format("%08x", whole.getValue());
  }
}
