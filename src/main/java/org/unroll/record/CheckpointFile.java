package org.unroll.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.unroll.api.TrainingState;
import org.unroll.format.AtomicFile;
import org.unroll.format.RunJson;
import org.unroll.format.RunManifest;

/**
 * A checkpoint in a file that {@code numpy.load} reads: a zip archive of one {@code .npy} an array,
 * and of {@code checkpoint.json} with the rest. The archive's checksums, and the list of arrays in
 * the JSON, tell a damaged file.
 */
record CheckpointFile(Path path) {
  /** Changes with the meaning of what the file holds; a file of another format is not used. */
  private static final int FORMAT = 2;

  private static final String DESCRIPTION = "checkpoint.json";
  private static final String ARRAY = ".npy";
  private static final ObjectMapper JSON = RunJson.mapper();

  /** All but the arrays themselves. */
  private record Description(
      int format,
      RunManifest manifest,
      String configuration,
      SortedMap<String, TableMark> tables,
      List<String> arrays) {}

  /**
   * Replaces the file, once all of the new content is on the disk.
   *
   * @param previous takes the old content; at every moment one of the two files is whole
   * @throws org.unroll.format.WriteFailure if that cannot be done; the old content stays
   */
  void replace(Checkpoint checkpoint, CheckpointFile previous) {
    new AtomicFile(path).secure(fresh -> write(fresh, checkpoint), previous.path());
  }

  private static void write(Path file, Checkpoint checkpoint) throws IOException {
    SortedMap<String, Object> arrays = checkpoint.state().arrays();
    Description description =
        new Description(
            FORMAT,
            checkpoint.manifest(),
            checkpoint.configuration(),
            checkpoint.tables(),
            List.copyOf(arrays.keySet()));
    // A plain stream: a channel would be closed by the interrupt that asks training to stop.
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(new FileOutputStream(file.toFile())))) {
      zip.setLevel(Deflater.NO_COMPRESSION); // weights hardly compress
      add(zip, DESCRIPTION, JSON.writeValueAsBytes(description));
      for (Map.Entry<String, Object> array : arrays.entrySet()) {
        add(zip, array.getKey() + ARRAY, NumpyFile.content(array.getValue()));
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Reads the file.
   *
   * @throws UnusableCheckpointException if it is damaged or of another format
   */
  Checkpoint read() throws UnusableCheckpointException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      Description description = JSON.readValue(content(zip, DESCRIPTION), Description.class);
      if (description.format() != FORMAT) {
        throw new UnusableCheckpointException("another version of unroll wrote it");
      }
      SortedMap<String, Object> arrays = new TreeMap<>();
      for (String name : description.arrays()) {
        arrays.put(name, NumpyFile.vector(content(zip, name + ARRAY)));
      }
      return new Checkpoint(
          description.manifest(),
          description.configuration(),
          description.tables(),
          TrainingState.of(arrays));
    } catch (IOException | RuntimeException damage) {
      throw new UnusableCheckpointException("it is damaged (" + damage.getMessage() + ")", damage);
    }
  }

  private static byte[] content(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(name + " is missing");
    }
    byte[] content;
    try (InputStream stream = zip.getInputStream(entry)) {
      content = stream.readAllBytes();
    }
    CRC32 checksum = new CRC32(); // ZipFile leaves this to its user
    checksum.update(content);
    if (checksum.getValue() != entry.getCrc()) {
      throw new IOException("the checksum of " + name + " is wrong");
    }
    return content;
  }
}
