package org.unroll.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    if (configuration.isEmpty() || !Files.exists(folder.configuration())) {
      return List.of();
    }
    try {
      String recorded = Files.readString(folder.configuration(), StandardCharsets.UTF_8);
      if (recorded.equals(configuration)) {
        return List.of();
      }
      List<String> missing = new ArrayList<>(probes(configuration));
      missing.removeAll(probes(recorded));
      return missing;
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
    return String.valueOf(probe);
  }
}
