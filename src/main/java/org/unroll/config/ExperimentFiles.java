package org.unroll.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unroll.text.NearestName;

/** Loads an experiment file and the files that it extends. */
final class ExperimentFiles {
  static final String EXTENDS = "extends";

  private static final int MOST = 50;

  private final EnvironmentValues environment;
  private final Problems problems;
  private final List<Source> sources = new ArrayList<>();

  /** The files being read, each of which extends the next. */
  private final List<Path> open = new ArrayList<>();

  ExperimentFiles(EnvironmentValues environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /**
   * One file.
   *
   * @param file as messages name it
   * @param root all that it says
   */
  record Source(Path file, Node.Mapping root) {}

  /**
   * The files in the order in which one lies over the other, that file last; nothing if one of them
   * cannot be read.
   */
  List<Source> load(Path file) {
    return load(file, Origin.InFile.whole(file.toString()), "") ? List.copyOf(sources) : List.of();
  }

  /**
   * @param asked where to say what is wrong with the file as a whole
   * @param subject what begins such a message
   */
  private boolean load(Path file, Origin asked, String subject) {
    Path absolute = file.toAbsolutePath().normalize();
    if (open.contains(absolute)) {
      problems.add(asked, "extends: goes in a circle: " + circle(absolute));
      return false;
    } else if (sources.size() + open.size() >= MOST) {
      problems.add(asked, "extends: leads to more than " + MOST + " files");
      return false;
    }
    Optional<Node.Mapping> root =
        new SourceText(problems)
            .load(file, asked, subject)
            .flatMap(text -> new YamlReader(Placement.inFile(file.toString()), problems).read(text))
            .flatMap(this::asMap)
            .filter(map -> subject.isEmpty() || isExperiment(map, asked, subject))
            .map(environment::fill);
    if (root.isEmpty()) {
      return false;
    }
    open.add(absolute);
    boolean readable = root.get().find(EXTENDS).map(node -> bases(file, node)).orElse(true);
    open.remove(open.size() - 1);
    sources.add(new Source(file, root.get()));
    return readable;
  }

  private boolean bases(Path file, Node node) {
    List<Node> named = node instanceof Node.Sequence many ? many.items() : List.of(node);
    boolean readable = true;
    for (Node base : named) {
      if (!(base instanceof Node.Scalar scalar) || scalar.text().isBlank()) {
        problems.add(
            base.origin(), "extends: must be a file or a list of files, not " + base.kind());
        readable = false;
      } else {
        readable &= base(file, scalar);
      }
    }
    return readable;
  }

  private boolean base(Path file, Node.Scalar name) {
    try {
      Path base = file.resolveSibling(name.text()).normalize();
      if (Files.exists(base, LinkOption.NOFOLLOW_LINKS)) {
        return load(base, name.origin(), "extends: " + name.kind() + " ");
      }
      problems.add(
          name.origin(),
          "extends: there is no file "
              + name.kind()
              + nearest(base)
                  .map(near -> "; did you mean '" + near + "'?")
                  .orElse("; a relative path starts from the folder of the file that names it"));
    } catch (InvalidPathException impossible) {
      problems.add(name.origin(), "extends: " + name.kind() + " is no file's name");
    }
    return false;
  }

  private static Optional<String> nearest(Path missing) {
    Path folder = missing.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return NearestName.of(missing.getFileName().toString(), names);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private String circle(Path again) {
    List<Path> circle = new ArrayList<>(open.subList(open.indexOf(again), open.size()));
    circle.add(again);
    return circle.stream()
        .map(file -> file.getFileName().toString())
        .collect(Collectors.joining(" → "));
  }

  private Optional<Node.Mapping> asMap(Node node) {
    if (node instanceof Node.Mapping map) {
      return Optional.of(map);
    } else if (node.isNull()) {
      return Optional.of(Node.Mapping.empty(node.origin()));
    }
    // What a file holds that was not meant to be read as an experiment is not repeated.
    String kind = node instanceof Node.Scalar ? "a single text" : node.kind();
    problems.add(node.origin(), "an experiment is a map of settings, not " + kind);
    return Optional.empty();
  }

  /** Whether a file that is extended has a key that one knows; of others nothing is repeated. */
  private boolean isExperiment(Node.Mapping root, Origin asked, String subject) {
    boolean known =
        root.entries().isEmpty() || root.entries().keySet().stream().anyMatch(KeyAdvice::isSetting);
    if (!known) {
      problems.add(asked, subject + "is no experiment: none of its keys is a setting");
    }
    return known;
  }

  /** The way from the experiment's folder to that of each file that lies elsewhere. */
  static Map<String, Path> folders(List<Source> sources) {
    Path home = folder(sources.get(sources.size() - 1).file());
    Map<String, Path> folders = new LinkedHashMap<>();
    for (Source source : sources) {
      Path folder = folder(source.file());
      if (!folder.equals(home)) {
        boolean near = Objects.equals(folder.getRoot(), home.getRoot());
        folders.put(source.file().toString(), near ? home.relativize(folder) : folder);
      }
    }
    return folders;
  }

  /** The folder that relative paths in a file start from. */
  static Path folder(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }
}
