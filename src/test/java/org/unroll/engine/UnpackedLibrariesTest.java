package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar of two libraries, unpacked, of which one has a second name and a link leads to it. */
class UnpackedLibrariesTest {
  private static final byte[] FIRST = "the first library".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SECOND = "another library".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private String classPath;
  private Path unpacked;
  private UnpackedLibraries libraries;

  @BeforeEach
  void unpack() throws IOException {
    Path jar = folder.resolve("native.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      put(zip, "org/libfirst.so", FIRST);
      put(zip, "org/libsecond.so.5", SECOND);
      put(zip, "org/Some.class", SECOND);
    }
    Path other = folder.resolve("classes.jar");
    try (OutputStream file = Files.newOutputStream(other);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      put(zip, "org/Other.class", FIRST);
    }
    classPath =
        String.join(System.getProperty("path.separator"), jar + "", other + "", "missing.jar");
    libraries = new UnpackedLibraries(Files.createDirectory(folder.resolve("cache")));
    unpacked = Files.createDirectories(folder.resolve("cache/native.jar/org"));
    Files.write(unpacked.resolve("libfirst.so"), FIRST);
    Files.write(unpacked.resolve("libsecond.so.5"), SECOND);
    Files.write(unpacked.resolve("libsecond_other.so.5"), SECOND);
    Files.createSymbolicLink(unpacked.resolve("libsecond.so"), Path.of("libsecond.so.5"));
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  @Test
  void whatIsWholeStays() throws IOException {
    Files.createFile(folder.resolve("cache/.lock"));
    assertThat(libraries.removeDamaged(classPath)).isFalse();
    assertThat(unpacked.resolve("libfirst.so")).exists();
    assertThat(libraries.shortage(classPath)).isEmpty();
  }

  @Test
  void zerosOfTheSameLengthAreFound() throws IOException {
    Files.write(unpacked.resolve("libfirst.so"), new byte[FIRST.length]);
    assertThat(libraries.removeDamaged(classPath)).isTrue();
    assertThat(folder.resolve("cache/native.jar")).doesNotExist();
    assertThat(libraries.removeDamaged(classPath)).isFalse();
  }

  @Test
  void soAreThoseInAFileOfAnotherName() throws IOException {
    Files.write(unpacked.resolve("libsecond_other.so.5"), new byte[SECOND.length]);
    assertThat(libraries.removeDamaged(classPath)).isTrue();
  }

  @Test
  void aLinkToNothingIsDamage() throws IOException {
    Files.delete(unpacked.resolve("libsecond.so.5"));
    assertThat(libraries.removeDamaged(classPath)).isTrue();
  }
}
