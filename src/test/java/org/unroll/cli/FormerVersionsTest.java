package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.ExperimentFolder;
import org.unroll.plan.PlannedRun;

/** Results that an earlier version of a component made are told, and are nobody's results. */
class FormerVersionsTest {
  private static final String MADE = "version 1 of optimizer rmsprop";

  @TempDir private Path path;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Application application;
  private String file;
  private Path results;

  @BeforeEach
  void write() throws IOException {
    application = WiredApplication.over(path.resolve("plugins"));
    file =
        Files.writeString(
                path.resolve("tried.yaml"),
                """
                dataset: {type: adding, length: 5, validation_size: 10, test_size: 10}
                cell: lstm
                hidden_size: 2
                batch_size: 2
                steps: 2
                optimizer: rmsprop
                probes: [cell_path]
                seeds: 2
                """)
            .toString();
    results = path.resolve("results");
  }

  private int execute(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Console console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            new ScreenSize(100, 24),
            false);
    return Unroll.commandLine(application, console).execute(arguments);
  }

  private int run(String... options) {
    String[] all = {"run", "--launcher=in-process", file, "--results=" + results};
    return execute(
        java.util.stream.Stream.concat(List.of(all).stream(), List.of(options).stream())
            .toArray(String[]::new));
  }

  private List<PlannedRun> planned() {
    return application.planning().get().plan(Path.of(file), List.of()).runs();
  }

  private Path folder(PlannedRun run, String id) {
    return new ExperimentFolder(results.resolve("tried"))
        .run(run.condition(), run.seed(), id)
        .path();
  }

  /** As version 1 left it: under its own ids, with no word of versions. */
  private void makeFormer() throws IOException {
    Path list = results.resolve("tried/runs.csv");
    for (PlannedRun run : planned()) {
      String former =
          run.former().entrySet().stream()
              .filter(entry -> entry.getValue().equals(MADE))
              .findFirst()
              .orElseThrow()
              .getKey();
      Path moved = Files.move(folder(run, run.id()), folder(run, former));
      Path manifest = moved.resolve("run.json");
      Files.writeString(
          manifest, withoutVersions(Files.readString(manifest)).replace(run.id(), former));
      assertThat(Files.readString(manifest)).contains(former).doesNotContain("versions");
      Files.writeString(list, Files.readString(list).replace(run.id(), former));
    }
  }

  /** A manifest as it was before there were versions, and a checksum of its content. */
  private static String withoutVersions(String manifest) {
    return manifest
        .replaceAll("(?s)\\s*\"versions\" : \\{.*?},", "")
        .replaceAll(",\\s*\"checksum\" : \"[0-9a-f]+\"", "");
  }

  @Test
  void areStaleAndNotDone() throws IOException {
    assertThat(run()).isZero();
    String list = Files.readString(results.resolve("tried/runs.csv"));
    assertThat(list).contains(planned().get(0).id());
    makeFormer();

    assertThat(execute("status", results.resolve("tried").toString())).isZero();
    assertThat(out.toString())
        .contains("stale: 2 finished runs: optimizer rmsprop version 1 → version 2")
        .contains("probe cell_path version 1 → version 2");

    assertThat(execute("plan", file, "--results=" + results)).isZero();
    assertThat(out.toString())
        .contains("0 of 2 done")
        .contains("stale: 2 results of tried were made by " + MADE);

    assertThat(run()).isZero();
    assertThat(err.toString()).contains("stale: 2 results of tried were made by " + MADE);
    assertThat(Files.readString(results.resolve("tried/runs.csv"))).isEqualTo(list);
    for (PlannedRun run : planned()) {
      assertThat(folder(run, run.id()).resolve("run.json")).exists();
    }

    assertThat(execute("status", results.resolve("tried").toString())).isZero();
    assertThat(out.toString())
        .contains("2 of 2 done")
        .contains(
            "2 runs on disk that the plan has not; "
                + MADE.replace("of ", "of ")
                + " made 2 of them")
        .contains("; they are kept, and not compared\n");
    assertThat(execute("plan", file, "--results=" + results)).isZero();
    assertThat(out.toString()).contains("2 of 2 done").doesNotContain("stale");
  }

  /** A probe's version is no part of the id: the run is done, and what it recorded is stale. */
  @Test
  void ofAProbeAreTold() throws IOException {
    assertThat(run("optimizer=adam")).isZero();
    Path manifest;
    try (var files = Files.walk(results)) {
      manifest = files.filter(each -> each.endsWith("run.json")).findFirst().orElseThrow();
    }
    assertThat(Files.readString(manifest)).contains("\"probe cell_path\" : 2");
    Files.writeString(manifest, withoutVersions(Files.readString(manifest)));
    assertThat(execute("plan", file, "optimizer=adam", "--results=" + results)).isZero();
    assertThat(out.toString())
        .contains("2 of 2 done")
        .contains("stale: 1 finished run: probe cell_path version 1 → version 2");
  }
}
