package org.unroll.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.unroll.api.UnrollPlugin;

/**
 * Finds plugins by {@link ServiceLoader}: the built-in ones on the class path, then those in the
 * jars of the plugin folder, each jar in a class loader of its own.
 */
public final class PluginLoader {
  private static final String BUILT_IN = "built in";

  /** How the class loaders of plugins begin their names. */
  static final String LOADER = "plugin ";

  private static final String SERVICE = "META-INF/services/" + UnrollPlugin.class.getName();

  /** Bytes of the list of a jar's plugins. */
  private static final int LONGEST_LIST = 64 << 10;

  private final Path folder;

  /**
   * Creates a loader.
   *
   * @param folder where plugin jars lie; need not exist
   */
  public PluginLoader(Path folder) {
    this.folder = folder;
  }

  /**
   * Finds all plugins.
   *
   * @throws InvalidPluginException if a jar holds no plugin, or a broken one
   */
  List<UnrollPlugin> load() {
    ClassLoader own = getClass().getClassLoader();
    List<UnrollPlugin> plugins = new ArrayList<>();
    ServiceLoader.load(UnrollPlugin.class, own)
        .forEach(plugin -> plugins.add(plugin.from(BUILT_IN)));
    for (Path jar : jars()) {
      plugins.addAll(load(jar, own));
    }
    return plugins;
  }

  private static List<UnrollPlugin> load(Path jar, ClassLoader parent) {
    requireSound(jar);
    String origin = jar.getFileName().toString();
    List<UnrollPlugin> found = new ArrayList<>();
    try {
      // Stays open: components load their classes when they are used.
      ClassLoader loader = new URLClassLoader(LOADER + origin, new URL[] {url(jar)}, parent);
      ServiceLoader.load(UnrollPlugin.class, loader).stream()
          .filter(provider -> provider.type().getClassLoader() == loader)
          .forEach(provider -> found.add(provider.get().from(origin)));
    } catch (java.util.ServiceConfigurationError | LinkageError broken) {
      Throwable cause = broken.getCause() == null ? broken : broken.getCause();
      String why = cause == broken ? "" : " (" + cause + ")";
      throw new InvalidPluginException(
          jar + " cannot be loaded: " + broken.getMessage() + why, broken);
    }
    if (found.isEmpty()) {
      throw new InvalidPluginException(
          jar + " holds no plugin: name a class that extends UnrollPlugin in " + SERVICE, null);
    }
    return found;
  }

  /**
   * Looks at the jar before Java does, which takes whatever is no jar for an empty one, and reads a
   * list of names however long it is.
   */
  private static void requireSound(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new InvalidPluginException(jar + " is no file", null);
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      JarEntry names = file.getJarEntry(SERVICE);
      if (names == null) {
        return;
      }
      try (InputStream content = file.getInputStream(names)) {
        if (content.readNBytes(LONGEST_LIST + 1).length > LONGEST_LIST) {
          throw new InvalidPluginException(
              jar + " cannot be loaded: its " + SERVICE + " is longer than 64 KiB", null);
        }
      }
    } catch (IOException | SecurityException damaged) {
      throw new InvalidPluginException(
          jar + " cannot be read as a jar: " + damaged.getMessage(), damaged);
    }
  }

  private List<Path> jars() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + folder, failure);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
