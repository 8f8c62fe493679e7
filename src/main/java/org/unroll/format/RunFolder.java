package org.unroll.format;

import java.nio.file.Path;
import java.util.List;

/**
 * The folder of one run and the files in it.
 *
 * @param path {@code results/<experiment>/<condition>/seed-<n>-<id8>}
 */
public record RunFolder(Path path) {
  /** The table, without {@code .csv}, of how long things took. */
  public static final String TIMING = "timing";

  /** The configuration; enough to repeat the run together with its seed. */
  public Path configuration() {
    return path.resolve("config.yaml");
  }

  /** Status, metrics and provenance; written last. */
  public Path manifest() {
    return path.resolve("run.json");
  }

  /** What the program logged. */
  public Path log() {
    return path.resolve("run.log");
  }

  /** A table of measurements. */
  public Path table(String name) {
    return path.resolve(name + ".csv");
  }

  /** The run's model. */
  public ModelFolder model() {
    return new ModelFolder(path.resolve("model"));
  }

  /** Where version 0.1.0 kept the final parameters, and no others. */
  public Path formerParameters() {
    return path.resolve("parameters");
  }

  /** The folder of what an interrupted run goes on from; gone once the run is finished. */
  public Path checkpoint() {
    return path.resolve("checkpoint");
  }

  /** How long things took. */
  public Path timing() {
    return table(TIMING);
  }

  /** Whether a file in the folder has the same bytes whenever the run is executed. */
  public boolean repeatable(Path file) {
    return !List.of(manifest(), log(), lock(), timing()).contains(file)
        && !file.startsWith(checkpoint());
  }

  /** The file that is locked while the run is executed. */
  public Path lock() {
    return path.resolve(".lock");
  }
}
