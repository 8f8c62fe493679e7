package org.unroll.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.api.ComponentCatalog;
import org.unroll.config.InvalidExperimentException;
import org.unroll.config.RunSpecBinder;
import org.unroll.config.RunSpecReader;
import org.unroll.format.ManifestFile;
import org.unroll.format.ProvenanceChange;
import org.unroll.format.RunFolder;
import org.unroll.plan.PartVersions;

/** Today's versions of what runs on disk are made of, by their own configurations. */
final class ListedVersions {
  private final RunSpecReader reader;
  private final PartVersions versions;
  private final Map<String, SortedMap<String, Integer>> byConfiguration = new HashMap<>();

  ListedVersions(ComponentCatalog catalog) {
    this.reader = new RunSpecReader(new RunSpecBinder(catalog));
    this.versions = new PartVersions(catalog);
  }

  /** Of the parts of that run's configuration; of none where it cannot be read any more. */
  SortedMap<String, Integer> of(RunFolder folder) {
    try {
      return byConfiguration.computeIfAbsent(
          Files.readString(folder.configuration()), text -> read(text, folder.path()));
    } catch (IOException gone) {
      return new TreeMap<>();
    }
  }

  private SortedMap<String, Integer> read(String configuration, Path folder) {
    try {
      return versions.of(reader.read(configuration, "config.yaml", folder));
    } catch (InvalidExperimentException ofAnotherProgram) {
      return new TreeMap<>();
    }
  }

  /** Of these runs, how many each earlier version of a part made: {@code version 1 of …}. */
  Map<String, Integer> earlier(List<Path> runs) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Path run : runs) {
      RunFolder folder = new RunFolder(run);
      List<ProvenanceChange> changes = new ArrayList<>();
      new ManifestFile()
          .read(folder)
          .ifPresent(manifest -> changes.addAll(manifest.versionChanges(of(folder))));
      changes.forEach(
          change -> counts.merge(change.before() + " of " + change.what(), 1, Integer::sum));
    }
    return counts;
  }
}
