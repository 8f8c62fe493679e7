package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.config.InvalidExperimentException;

/** A plugin that was built for an earlier version is refused with what to do about it. */
class OldPluginTest {
  @TempDir Path folder;

  /** As version 0.1.0 had it. */
  private static final String BATCH =
      """
      package org.unroll.api;

      public record Batch(
          int time, int batch, int[] lengths, int[] tokens, float[] features, int[] classes,
          float[] values) {}
      """;

  private static final String PLUGIN =
      """
      package other;

      import java.util.List;
      import org.unroll.api.*;

      public final class Plugin extends UnrollPlugin {
        @Override protected void register() {
          dataset("old", Old.class);
        }

        public record Old() implements Dataset {
          @Override public Sequences open(Opening opening) {
            return new Sequences() {
              @Override public InputShape input() { return InputShape.tokens(List.of("a", "b")); }
              @Override public Task task() {
                return new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 2);
              }
              @Override public BatchSource batches(Split split, int size, int window) {
                return new BatchSource() {
                  @Override public Batch batch(long index) {
                    return new Batch(1, 1, new int[] {1}, new int[] {0}, null, new int[] {1}, null);
                  }
                  @Override public long passLength() { return 1; }
                };
              }
            };
          }
        }
      }
      """;

  @Test
  void itIsToldBeforeAnythingRuns() throws IOException {
    PluginJar jar = new PluginJar(folder);
    jar.pack(
        "old",
        Map.of("org/unroll/api/Batch.java", BATCH, "other/Plugin.java", PLUGIN),
        "other.Plugin\n");
    Path file = folder.resolve("exp.yaml");
    Files.writeString(file, "dataset: old\ncell: rnn\nsteps: 10\n");
    InvalidExperimentException refused =
        catchThrowableOfType(
            InvalidExperimentException.class,
            () -> Wiring.of(jar.plugins()).planner().plan(file, List.of()));
    assertThat(refused.problems())
        .singleElement()
        .asString()
        .contains("exp.yaml:1:1: dataset 'old' (other.Plugin$Old, old.jar): ")
        .contains("it was built for another version of unroll (NoSuchMethodError: ")
        .contains("org.unroll.api.Batch.<init>")
        .endsWith(
            "CHANGELOG.md says what changed for plugins: change that, and build it against this"
                + " version");
  }
}
