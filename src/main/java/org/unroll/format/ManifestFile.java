package org.unroll.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/** Reads and replaces {@code run.json}. */
public final class ManifestFile {
  private final ObjectMapper json = RunJson.mapper();

  /** Replaces the file in one step. */
  public void replace(RunFolder folder, RunManifest manifest) {
    try {
      new AtomicFile(folder.manifest()).replace(json.writeValueAsString(manifest) + "\n");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What the folder says of its run; empty if it says nothing that can be read. */
  public Optional<RunManifest> read(RunFolder folder) {
    if (!Files.exists(folder.manifest())) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(folder.manifest().toFile(), RunManifest.class));
    } catch (JsonProcessingException damaged) {
      return Optional.empty(); // the run is made again, which repairs it
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + folder.manifest(), cause);
    }
  }
}
