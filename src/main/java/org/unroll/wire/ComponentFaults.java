package org.unroll.wire;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.FaultyComponentException;
import org.unroll.api.OtherVersion;

/** Adds to what went wrong in a component's code whose it is. */
final class ComponentFaults {
  private final ComponentCatalog catalog;

  ComponentFaults(ComponentCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Works, and names the component or the plugin that stood in the way.
   *
   * @throws FaultyComponentException if one did; its message says which
   */
  <T> T named(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError failure) {
      rethrow(failure);
      throw failure;
    }
  }

  /** Throws it with its name, if it is a component's fault. */
  void rethrow(Throwable failure) {
    if (failure instanceof FaultyComponentException faulty) {
      if (faulty.component() == null) {
        throw faulty; // named already
      }
      throw new FaultyComponentException(
          null, nameOf(faulty.component()) + ": " + faulty.getMessage(), faulty);
    }
    Optional<StackTraceElement> place = place(failure);
    if (place.isPresent()) {
      boolean linked = failure instanceof LinkageError;
      String kind = linked ? OtherVersion.words(failure) : failure.getClass().getSimpleName();
      String said = linked || failure.getMessage() == null ? "" : ": " + failure.getMessage();
      throw new FaultyComponentException(
          null,
          "%s, in %s.%s: %s%s"
              .formatted(
                  place.get().getClassLoaderName(),
                  place.get().getClassName(),
                  place.get().getMethodName(),
                  kind,
                  said),
          failure);
    }
  }

  private String nameOf(Object component) {
    try {
      return catalog.nameOf(component);
    } catch (IllegalArgumentException unregistered) { // made by another component
      return component.getClass().getName();
    }
  }

  /**
   * Where in a plugin it was thrown; what Java's own classes throw is thrown by who called them.
   */
  private static Optional<StackTraceElement> place(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(
            frame -> frame.getModuleName() == null || !frame.getModuleName().startsWith("java."))
        .findFirst()
        .filter(frame -> frame.getClassLoaderName() != null)
        .filter(frame -> frame.getClassLoaderName().startsWith(PluginLoader.LOADER));
  }
}
