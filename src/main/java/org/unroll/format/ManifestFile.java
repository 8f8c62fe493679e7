package org.unroll.format;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and replaces {@code run.json}. Its last field is a checksum: the SHA-256 of the file as it
 * would be without that field, by which accidental damage is found. Results of an earlier version
 * have none.
 */
public final class ManifestFile {
  private static final Pattern CHECKED =
      Pattern.compile("(.*),\n  \"checksum\" : \"([0-9a-f]{64})\"\n}\n", Pattern.DOTALL);

  /** The parser's own words for the place, which is named beside them. */
  private static final Pattern SOURCE = Pattern.compile(" ?\\(start marker at \\[[^\\]]*]\\)");

  private final ObjectWriter writer = RunJson.mapper().writerFor(RunManifest.class);
  private final ObjectReader reader =
      RunJson.mapper()
          .readerFor(RunManifest.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Replaces the file in one step. */
  public void replace(RunFolder folder, RunManifest manifest) {
    try {
      String text = writer.writeValueAsString(manifest);
      String fields = text.substring(0, text.lastIndexOf("\n}"));
      new AtomicFile(folder.manifest())
          .replace("%s,\n  \"checksum\" : \"%s\"\n}\n".formatted(fields, checksum(fields)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String checksum(String fields) {
    return FileDigest.of(fields + "\n}\n").sha256();
  }

  /**
   * What the folder says of its run; empty if it says nothing, or nothing that can be trusted: the
   * run is made again then, which repairs it.
   *
   * @throws UnreadableFileException if the file cannot be read; the run may be finished
   */
  public Optional<RunManifest> read(RunFolder folder) {
    try {
      return find(folder);
    } catch (UnreadableFileException unknown) {
      throw unknown;
    } catch (DamagedResultsException damaged) {
      return Optional.empty();
    }
  }

  /**
   * What the folder says of its run; empty if there is no such file.
   *
   * @throws DamagedResultsException if there is one, and it is not as it was written
   */
  public Optional<RunManifest> find(RunFolder folder) {
    ResultFile file = new ResultFile(folder.manifest());
    if (!file.exists()) {
      return Optional.empty();
    }
    String text = file.text();
    try {
      RunManifest manifest = reader.readValue(text);
      requireWhole(file, text, manifest);
      return Optional.of(manifest);
    } catch (JsonProcessingException damage) {
      int line = damage.getLocation() == null ? 1 : damage.getLocation().getLineNr();
      throw new DamagedResultsException(
          file.path(),
          line,
          damage instanceof JsonParseException
              ? "cannot be understood: "
                  + SOURCE.matcher(damage.getOriginalMessage()).replaceAll("")
              : "holds something else than what unroll writes there");
    }
  }

  private static void requireWhole(ResultFile file, String text, RunManifest manifest) {
    Matcher checked = CHECKED.matcher(text);
    if (checked.matches() && !checksum(checked.group(1)).equals(checked.group(2))) {
      throw new DamagedResultsException(
          file.path(), "is not as it was written: its checksum is that of something else");
    } else if (!checked.matches() && text.contains("\"checksum\"")) {
      throw new DamagedResultsException(file.path(), "is not as it was written: no whole checksum");
    } else if (manifest == null || manifest.status() == null || manifest.id() == null) {
      throw new DamagedResultsException(file.path(), "says neither a status nor an id");
    } else if (manifest.metrics().values().stream().anyMatch(Objects::isNull)) {
      throw new DamagedResultsException(file.path(), "names a metric without a value");
    }
  }
}
