package org.unroll.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.unroll.format.RunFolder;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The probes that a run is asked for, which are no part of its id: a run can have its result and
 * lack the records of a probe that was added since.
 *
 * @param configuration the run's configuration as YAML text; empty if it is not known
 */
record AskedProbes(String configuration) {
  private static final String PROBES = "probes";

  /**
   * Those of which the folder holds no records, as they are written in {@code config.yaml}; none if
   * either configuration is not known.
   */
  List<String> missingIn(RunFolder folder) {
    return difference(folder, true);
  }

  /** Those whose records the folder holds, and which are not asked for any more. */
  List<String> droppedFrom(RunFolder folder) {
    return difference(folder, false);
  }

  private List<String> difference(RunFolder folder, boolean asked) {
    if (configuration.isEmpty() || !Files.isRegularFile(folder.configuration())) {
      return List.of();
    }
    try {
      String recorded = Files.readString(folder.configuration(), StandardCharsets.UTF_8);
      if (recorded.equals(configuration)) {
        return List.of();
      }
      List<String> difference = new ArrayList<>(probes(asked ? configuration : recorded));
      difference.removeAll(probes(asked ? recorded : configuration));
      return difference;
    } catch (IOException | YAMLException unreadable) {
      return List.of(); // a damaged folder is told of by those who read its results
    }
  }

  private static List<String> probes(String text) {
    Object settings = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return settings instanceof Map<?, ?> map && map.get(PROBES) instanceof List<?> list
        ? list.stream().map(AskedProbes::words).toList()
        : List.of();
  }

  /** A probe's name, with its parameters if it has any. */
  private static String words(Object probe) {
    if (probe instanceof Map<?, ?> map && map.size() == 1) {
      return String.valueOf(map.get("type"));
    }
    return probe instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", ", "{", "}"))
        : String.valueOf(probe);
  }
}
