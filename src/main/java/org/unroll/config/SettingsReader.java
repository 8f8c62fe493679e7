package org.unroll.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.ComponentCatalog;

/** Takes a map of settings apart; its keys may be dotted. */
final class SettingsReader {
  private static final ValueType RUN = new ValueType.RecordOf(RunSpec.class);

  private final LongForm longForm;
  private final Problems problems;

  SettingsReader(ComponentCatalog catalog, Problems problems) {
    this.longForm = new LongForm(catalog);
    this.problems = problems;
  }

  /** The settings in file order; one that is given twice is a problem. */
  List<Setting> read(Node.Mapping mapping) {
    Map<List<String>, Setting> settings = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              for (Setting setting : read(key, entry)) {
                Setting earlier = settings.putIfAbsent(setting.names(), setting);
                if (earlier != null) {
                  problems.add(
                      setting.origin(),
                      "'"
                          + setting.key()
                          + "' is given twice; first at "
                          + earlier.origin().describe());
                }
              }
            });
    return List.copyOf(settings.values());
  }

  /** The settings that one entry makes. */
  List<Setting> read(String dottedKey, Node.Entry entry) {
    List<String> names = DottedKey.names(dottedKey);
    Optional<String> fault = DottedKey.fault(dottedKey);
    if (fault.isPresent()) {
      problems.add(entry.key(), fault.get());
      return List.of();
    }
    List<Setting.Key> path =
        names.stream().map(name -> new Setting.Key(name, entry.key())).toList();
    return split(new Setting(path, entry.value()));
  }

  /** The setting in long form, which may be several. */
  List<Setting> split(Setting setting) {
    List<Setting> settings = new ArrayList<>();
    collect(List.of(), longForm.of(RUN, setting.asMapping()), settings);
    return settings;
  }

  private static void collect(List<Setting.Key> path, Node node, List<Setting> settings) {
    if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                List<Setting.Key> deeper = new ArrayList<>(path);
                deeper.add(new Setting.Key(key, entry.key()));
                collect(deeper, entry.value(), settings);
              });
    } else {
      settings.add(new Setting(path, node));
    }
  }
}
