package org.unroll.engine;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What JavaCPP unpacks before it is loaded: for each jar on the class path that holds native
 * libraries, a folder of the jar's name. It unpacks a file anew only if its size or time is
 * another, so one that a power cut has filled with zeros would stay for ever.
 *
 * @param folder where the jars' folders lie
 */
record UnpackedLibraries(Path folder) {
  private static final int PIECE = 1 << 16;
  private static final double MEGABYTE = 1e6;

  /**
   * Removes what a jar has otherwise, with all else of that jar; it is unpacked anew when it is
   * loaded the next time.
   *
   * @param classPath the jars
   * @return whether anything was removed
   */
  boolean removeDamaged(String classPath) throws IOException {
    boolean removed = false;
    for (Path jar : jars(classPath)) {
      Path unpacked = folder.resolve(jar.getFileName());
      if (Files.isDirectory(unpacked) && !sameAs(jar, unpacked)) {
        remove(unpacked);
        removed = true;
      }
    }
    return removed;
  }

  /** Says what is short if what is not unpacked yet has no room. */
  Optional<String> shortage(String classPath) throws IOException {
    long needed = 0;
    for (Path jar : jars(classPath)) {
      needed += Files.isDirectory(folder.resolve(jar.getFileName())) ? 0 : unpackedSize(jar);
    }
    long free = Files.getFileStore(folder).getUsableSpace();
    return needed <= free
        ? Optional.empty()
        : Optional.of(
            "they take " + megabytes(needed) + " there, and " + megabytes(free) + " are free");
  }

  private static String megabytes(long bytes) {
    return Math.round(Math.ceil(bytes / MEGABYTE)) + " MB";
  }

  /** Those of the class path that hold native libraries. */
  private static List<Path> jars(String classPath) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      if (entry.endsWith(".jar") && Files.exists(jar) && unpackedSize(jar) > 0) {
        jars.add(jar);
      }
    }
    return jars;
  }

  private static long unpackedSize(Path jar) throws IOException {
    try (ZipFile archive = new ZipFile(jar.toFile())) {
      return archive.stream()
          .filter(UnpackedLibraries::isNative)
          .mapToLong(ZipEntry::getSize)
          .sum();
    }
  }

  private static boolean isNative(ZipEntry entry) {
    return isNative(entry.getName());
  }

  private static boolean isNative(String file) {
    return file.matches(".*(\\.so(\\.\\d+)*|\\.dylib|\\.dll)");
  }

  private static boolean sameAs(Path jar, Path unpacked) throws IOException {
    try (ZipFile archive = new ZipFile(jar.toFile());
        Stream<Path> walk = Files.walk(unpacked)) {
      // By content alone: some are unpacked by another name than the jar's.
      Set<Long> known = archive.stream().map(ZipEntry::getCrc).collect(Collectors.toSet());
      for (Path file : (Iterable<Path>) walk::iterator) {
        boolean damaged =
            Files.isSymbolicLink(file)
                ? !Files.exists(file)
                : isNative(file.toString()) && !known.contains(checksum(file));
        if (damaged) {
          return false;
        }
      }
      return true;
    }
  }

  private static long checksum(Path file) throws IOException {
    try (CheckedInputStream stream =
        new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
      drain(stream);
      return stream.getChecksum().getValue();
    }
  }

  private static void drain(InputStream stream) throws IOException {
    byte[] piece = new byte[PIECE];
    while (stream.read(piece) >= 0) {
      // the checksum is all that is wanted
    }
  }

  private static void remove(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
