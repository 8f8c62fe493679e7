package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles and packs a plugin, as a stranger would. */
public final class PluginJar {
  public static final String SERVICE = "META-INF/services/org.unroll.api.UnrollPlugin";

  private final Path folder;

  /**
   * @param folder for sources, classes, and the folder {@code plugins}
   */
  public PluginJar(Path folder) {
    this.folder = folder;
  }

  /** The folder of the jars. */
  public Path plugins() throws IOException {
    return Files.createDirectories(folder.resolve("plugins"));
  }

  /**
   * Packs the classes of one source file, named {@code other.Plugin} where it holds that class.
   *
   * @param services what the list of plugins says
   */
  public Path pack(String name, String source, String services) throws IOException {
    return pack(name, Map.of("Plugin.java", source), services);
  }

  /**
   * The same of several source files.
   *
   * @param sources their texts by their paths
   */
  public Path pack(String name, Map<String, String> sources, String services) throws IOException {
    Path work = Files.createDirectories(folder.resolve("work-" + name));
    List<String> arguments = new ArrayList<>();
    Collections.addAll(
        arguments,
        "-proc:none",
        "-cp",
        System.getProperty("java.class.path"),
        "-d",
        work.toString());
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = work.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).isZero();
    List<Path> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(work)) {
      files.filter(path -> path.toString().endsWith(".class")).sorted().forEach(classes::add);
    }
    Path jar = plugins().resolve(name + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path path : classes) {
        entries.putNextEntry(new JarEntry(work.relativize(path).toString()));
        entries.write(Files.readAllBytes(path));
      }
      entries.putNextEntry(new JarEntry(SERVICE));
      entries.write(services.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
