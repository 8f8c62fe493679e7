package org.unroll.engine;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's libraries in native code, which otherwise load when the first network is made. */
public final class NativeLibraries {
  /** In words of the C library, where files may not be executed. */
  private static final String NO_EXECUTION = "failed to map segment";

  private NativeLibraries() {}

  /** What came of the one attempt: a class that could not be loaded once never can be. */
  private static final class Attempt {
    private static final Optional<UnusableLibrariesException> FAILURE = attempt();
  }

  /**
   * Takes a good third of a second, the first time. BLAS then keeps to one thread, whatever the
   * environment says: the engine's own threads divide the products.
   *
   * @throws UnusableLibrariesException if they cannot be loaded, each time
   */
  public static void load() {
    if (Attempt.FAILURE.isPresent()) {
      UnusableLibrariesException first = Attempt.FAILURE.get();
      throw new UnusableLibrariesException(first.getMessage(), first.repaired(), first);
    }
  }

  private static Optional<UnusableLibrariesException> attempt() {
    try {
      Nd4j.getBackend();
      openblas_nolapack.blas_set_num_threads(1);
      return Optional.empty();
    } catch (LinkageError | RuntimeException failure) {
      return Optional.of(diagnosis(failure));
    }
  }

  private static UnusableLibrariesException diagnosis(Throwable failure) {
    String reason = String.valueOf(Throwables.getRootCause(failure).getMessage());
    Path folder;
    try {
      folder = Loader.getCacheDir().toPath();
    } catch (IOException | LinkageError nowhere) {
      return unusable(
          "unpacked: neither the home folder nor the one for temporary files can be written to",
          failure);
    }
    UnpackedLibraries unpacked = new UnpackedLibraries(folder);
    String classPath = System.getProperty("java.class.path");
    try {
      boolean removed = unpacked.removeDamaged(classPath);
      Optional<String> shortage = unpacked.shortage(classPath);
      if (shortage.isPresent()) {
        return unusable("unpacked into " + folder + ": " + shortage.get(), failure);
      } else if (removed) {
        return new UnusableLibrariesException(
            "ND4J's native libraries in "
                + folder
                + " were damaged, and are removed; give the same command again",
            true,
            failure);
      }
    } catch (IOException cause) {
      reason = reason + "; nor can they be checked: " + cause;
    }
    return unusable(
        "loaded from "
            + folder
            + ": "
            + (reason.contains(NO_EXECUTION)
                ? "files there may not be executed (its file system is mounted 'noexec')"
                : reason),
        failure);
  }

  private static UnusableLibrariesException unusable(String what, Throwable cause) {
    return new UnusableLibrariesException(
        "ND4J's native libraries cannot be "
            + what
            + "; name another folder for them in UNROLL_NATIVE_FOLDER",
        false,
        cause);
  }
}
