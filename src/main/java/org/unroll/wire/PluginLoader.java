package org.unroll.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.unroll.api.UnrollPlugin;

/**
 * Finds plugins by {@link ServiceLoader}: the built-in ones on the class path, then those in the
 * jars of the plugin folder, each jar in a class loader of its own.
 */
public final class PluginLoader {
  private static final String BUILT_IN = "built in";

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
    String origin = jar.getFileName().toString();
    List<UnrollPlugin> found = new ArrayList<>();
    try {
      // Stays open: components load their classes when they are used.
      ClassLoader loader = new URLClassLoader("plugin " + origin, new URL[] {url(jar)}, parent);
      ServiceLoader.load(UnrollPlugin.class, loader).stream()
          .filter(provider -> provider.type().getClassLoader() == loader)
          .forEach(provider -> found.add(provider.get().from(origin)));
    } catch (java.util.ServiceConfigurationError | LinkageError broken) {
      throw new InvalidPluginException(jar + " cannot be loaded: " + broken.getMessage(), broken);
    }
    if (found.isEmpty()) {
      throw new InvalidPluginException(
          jar
              + " holds no plugin: name a class that extends UnrollPlugin in META-INF/services/"
              + UnrollPlugin.class.getName(),
          null);
    }
    return found;
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
