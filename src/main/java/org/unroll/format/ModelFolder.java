package org.unroll.format;

import java.nio.file.Path;

/**
 * The folder of a run's model. Beside it lies the run's {@code config.yaml}. A folder {@code
 * optimizer} is kept free for the optimizer's state.
 *
 * @param path {@code <run>/model}
 */
public record ModelFolder(Path path) {
  /** What the folder holds; written last. */
  public Path description() {
    return path.resolve("model.json");
  }

  /** The parameters before the first update; only there if they were asked for. */
  public Path initial() {
    return path.resolve("initial");
  }

  /** The parameters of the best step, if there is any. */
  public Path best() {
    return path.resolve("best");
  }

  /** The parameters after the last update. */
  public Path last() {
    return path.resolve("final");
  }

  /** One parameter's file in one of those folders. */
  public static Path parameter(Path folder, String name) {
    return folder.resolve(name + ".npy");
  }
}
