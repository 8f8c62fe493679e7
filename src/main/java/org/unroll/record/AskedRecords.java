package org.unroll.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.unroll.api.MetricDescription;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The probes and metrics that a run is asked for, which are no part of its id: a run can have its
 * result and lack the records of a probe or metric that was added since.
 *
 * @param run the configuration's text is empty if it is not known
 */
record AskedRecords(RunEntry run) {
  /**
   * Those of which the folder holds no records, as they are written in {@code config.yaml}; none if
   * either configuration is not known.
   */
  List<String> missingIn(RunFolder folder, RunManifest manifest) {
    return difference(folder, manifest, true);
  }

  /** Those whose records the folder holds, and which are not asked for any more. */
  List<String> droppedFrom(RunFolder folder, RunManifest manifest) {
    return difference(folder, manifest, false);
  }

  private List<String> difference(RunFolder folder, RunManifest manifest, boolean asked) {
    if (run.configuration().isEmpty() || !Files.isRegularFile(folder.configuration())) {
      return List.of();
    }
    try {
      String recorded = Files.readString(folder.configuration(), StandardCharsets.UTF_8);
      if (recorded.equals(run.configuration())) {
        return List.of();
      }
      List<String> wanted = records(run.configuration(), run.metrics());
      List<String> found = records(recorded, measured(manifest, asked));
      List<String> difference = new ArrayList<>(asked ? wanted : found);
      difference.removeAll(asked ? found : wanted);
      return difference;
    } catch (IOException | YAMLException unreadable) {
      return List.of(); // a damaged folder is told of by those who read its results
    }
  }

  /**
   * The metrics of a run.
   *
   * @param possibly whether accuracy counts for a run of an earlier version that may have diverged
   *     before it was measured
   */
  private static List<String> measured(RunManifest manifest, boolean possibly) {
    String accuracy = MetricDescription.ACCURACY.name();
    boolean told = manifest.measured() != null;
    boolean found = manifest.metrics().keySet().stream().anyMatch(it -> it.endsWith(accuracy));
    return told || found || possibly
        ? manifest.beside().stream().map(MetricDescription::name).toList()
        : List.of();
  }

  /**
   * @param usual the metrics of a configuration that names none
   */
  private static List<String> records(String text, List<String> usual) {
    List<String> records = new ArrayList<>();
    if (new Yaml(new SafeConstructor(new LoaderOptions())).load(text)
        instanceof Map<?, ?> settings) {
      records.addAll(words(settings.get("probes")));
      records.addAll(settings.containsKey("metrics") ? words(settings.get("metrics")) : usual);
    }
    return records;
  }

  private static List<String> words(Object list) {
    return list instanceof List<?> components
        ? components.stream().map(AskedRecords::component).toList()
        : List.of();
  }

  /** A component's name, with its parameters if it has any. */
  private static String component(Object written) {
    if (written instanceof Map<?, ?> map && map.size() == 1) {
      return String.valueOf(map.get("type"));
    }
    return written instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", ", "{", "}"))
        : String.valueOf(written);
  }
}
