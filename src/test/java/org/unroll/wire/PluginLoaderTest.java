package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.ComponentKind;
import org.unroll.plan.PlannedRun;

/** Plugins compiled and packed here, as a stranger would. */
class PluginLoaderTest {
  private static final String SERVICE = "META-INF/services/org.unroll.api.UnrollPlugin";

  @TempDir private Path folder;

  private Path jar(String name, String register, String equation) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources-" + name));
    Path plugin =
        Files.writeString(
            sources.resolve("Plugin.java"),
            "package other; public final class Plugin extends org.unroll.api.UnrollPlugin {"
                + " @Override protected void register() { "
                + register
                + " } }");
    Path cell =
        Files.writeString(
            sources.resolve("Mine.java"),
            "package other; public record Mine() implements org.unroll.api.Cell {"
                + " @Override public void step(org.unroll.api.Step step) { "
                + equation
                + " } }");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int status =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            sources.toString(),
            plugin.toString(),
            cell.toString());
    assertThat(status).isZero();
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Path jar = plugins.resolve(name + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (String entry : List.of("other/Plugin.class", "other/Mine.class")) {
        out.putNextEntry(new JarEntry(entry));
        out.write(Files.readAllBytes(sources.resolve(entry)));
      }
      out.putNextEntry(new JarEntry(SERVICE));
      out.write("other.Plugin\n".getBytes(StandardCharsets.UTF_8));
    }
    return plugins;
  }

  private static final String COUNTS =
      "step.next(\"h\", step.previous(\"h\").plus(step.affine(\"a\", step.input())));";

  private String idWith(Path plugins) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("e.yaml"), "dataset: {type: adding}\ncell: mine\nsteps: 1\n");
    List<PlannedRun> runs = Wiring.of(plugins).planner().plan(file, List.of()).runs();
    return runs.get(0).id();
  }

  @Test
  void aJarAddsItsComponents() throws IOException {
    Path plugins = jar("mine", "cell(\"mine\", Mine.class);", COUNTS);
    ComponentCatalog catalog = Wiring.of(plugins).catalog();
    ComponentDefinition mine = catalog.find(ComponentKind.CELL, "mine").orElseThrow();
    assertThat(mine.origin()).isEqualTo("mine.jar");
    assertThat(catalog.codeDigest(mine)).hasSize(64);
    ComponentDefinition builtIn = catalog.find(ComponentKind.CELL, "lstm").orElseThrow();
    assertThat(builtIn.origin()).isEqualTo("built in");
    assertThat(catalog.codeDigest(builtIn)).isEmpty();
  }

  @Test
  void anotherPluginCodeIsAnotherRun() throws IOException {
    String first = idWith(jar("mine", "cell(\"mine\", Mine.class);", COUNTS));
    assertThat(idWith(jar("mine", "cell(\"mine\", Mine.class);", COUNTS))).isEqualTo(first);
    String other = COUNTS.replace("step.input()", "step.input(), step.previous(\"h\")");
    assertThat(idWith(jar("mine", "cell(\"mine\", Mine.class);", other))).isNotEqualTo(first);
  }

  @Test
  void aNameTwiceIsAnErrorThatNamesBothOrigins() throws IOException {
    Path plugins = jar("mine", "cell(\"lstm\", Mine.class);", COUNTS);
    assertThatThrownBy(() -> Wiring.of(plugins))
        .isInstanceOf(InvalidPluginException.class)
        .hasMessageContaining("two cell components are named 'lstm'")
        .hasMessageContaining("other.Mine (mine.jar)")
        .hasMessageContaining("org.unroll.components.cell.Lstm (built in)");
  }

  @Test
  void aBadNameIsAnError() throws IOException {
    Path plugins = jar("mine", "cell(\"My Cell\", Mine.class);", COUNTS);
    assertThatThrownBy(() -> Wiring.of(plugins))
        .isInstanceOf(InvalidPluginException.class)
        .hasMessageContaining("'My Cell' is no component name");
  }

  @Test
  void aJarWithoutAPluginIsAnError() throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Files.writeString(plugins.resolve("readme.txt"), "not a jar, not looked at");
    assertThat(Wiring.of(plugins).catalog().find(ComponentKind.CELL, "rnn")).isPresent();
    try (OutputStream file = Files.newOutputStream(plugins.resolve("empty.jar"));
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("nothing"));
    }
    assertThatThrownBy(() -> Wiring.of(plugins))
        .isInstanceOf(InvalidPluginException.class)
        .hasMessageContaining("empty.jar holds no plugin");
  }
}
