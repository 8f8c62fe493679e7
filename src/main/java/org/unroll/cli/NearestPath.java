package org.unroll.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.unroll.format.ExperimentFolder;
import org.unroll.text.NearestName;

/** What a path that leads nowhere was probably meant to name. */
record NearestPath(Path path) {
  /** A file beside it, as a question that ends a message; empty if none is near. */
  String file() {
    return question(beside());
  }

  /**
   * Results of an experiment, likewise: beside it, or among all results.
   *
   * @param all where results lie unless it is said otherwise
   */
  String results(Path all) {
    List<Path> candidates = new ArrayList<>(beside());
    candidates.addAll(within(all));
    return question(
        candidates.stream()
            .filter(each -> Files.exists(new ExperimentFolder(each).runs()))
            .toList());
  }

  private List<Path> beside() {
    Path folder = path.getParent();
    return folder == null
        ? within(Path.of("")).stream().map(Path::getFileName).toList()
        : within(folder);
  }

  private String question(List<Path> candidates) {
    if (path.getFileName() == null) {
      return "";
    }
    List<String> names = candidates.stream().map(each -> each.getFileName().toString()).toList();
    Optional<String> near = NearestName.of(path.getFileName().toString(), names);
    return near.map(name -> "; did you mean '" + candidates.get(names.indexOf(name)) + "'?")
        .orElse("");
  }

  private static List<Path> within(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
