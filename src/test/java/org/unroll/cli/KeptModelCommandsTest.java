package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.ManifestFile;
import org.unroll.format.RunFolder;
import org.unroll.format.RunJson;
import org.unroll.format.RunManifest;

/** What commands make of the models that runs keep, today's and those of version 0.1.0. */
class KeptModelCommandsTest {
  @TempDir private Path path;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Application application;
  private Path file;
  private ExperimentFolder results;

  @BeforeEach
  void write() throws IOException {
    application = WiredApplication.over(path.resolve("none"));
    file =
        Files.writeString(
            path.resolve("tried.yaml"),
            """
            dataset: {type: adding, length: 5, validation_size: 8, test_size: 8}
            cell: gru
            hidden_size: 2
            batch_size: 2
            steps: 3
            evaluate: {every: 1}
            seeds: 2
            """);
    results = new ExperimentFolder(path.resolve("results/tried"));
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
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "-q",
                "--launcher=in-process",
                file.toString(),
                "--results=" + path.resolve("results")));
    arguments.addAll(List.of(options));
    return execute(arguments.toArray(String[]::new));
  }

  private int verify() {
    return execute("verify", "-q", "--launcher=in-process", results.path().toString());
  }

  private RunFolder folder(int seed) throws IOException {
    try (Stream<Path> found = Files.walk(results.path())) {
      return new RunFolder(
          found
              .filter(each -> each.getFileName().toString().startsWith("seed-" + seed + "-"))
              .findFirst()
              .orElseThrow());
    }
  }

  /** Removes the repeated runs that verify has kept. */
  private void forget() throws IOException {
    MoreFiles.deleteRecursively(
        Path.of(out.toString().strip().replaceFirst("(?s).* kept in ", "")).getParent(),
        RecursiveDeleteOption.ALLOW_INSECURE);
  }

  /** Makes of a run what version 0.1.0 left. */
  private static void makeFormer(RunFolder run) throws IOException {
    Files.move(run.model().last(), run.formerParameters());
    MoreFiles.deleteRecursively(run.model().path(), RecursiveDeleteOption.ALLOW_INSECURE);
    ObjectMapper mapper = RunJson.mapper();
    ObjectNode manifest = mapper.valueToTree(new ManifestFile().read(run).orElseThrow());
    ObjectNode files = (ObjectNode) manifest.get("files");
    List<String> names = new ArrayList<>();
    files.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (name.startsWith("model/final/")) {
        files.set(name.replace("model/final/", "parameters/"), files.get(name));
      }
      if (name.startsWith("model/")) {
        files.remove(name);
      }
    }
    new ManifestFile().replace(run, mapper.treeToValue(manifest, RunManifest.class));
  }

  @Test
  void resultsOfTheVersionBeforeAreReportedVerifiedAndGoneOnWith() throws IOException {
    assertThat(run()).as(err.toString()).isZero();
    makeFormer(folder(1));
    makeFormer(folder(2));
    byte[] manifest = Files.readAllBytes(folder(1).manifest());
    assertThat(execute("report", results.path().toString())).as(err.toString()).isZero();
    assertThat(verify()).as(out + err.toString()).isZero();
    assertThat(out.toString()).contains("2 of 2 repeated runs wrote the same bytes");
    assertThat(run("seeds=3")).as(err.toString()).isZero();
    assertThat(folder(1).manifest()).hasBinaryContent(manifest);
    assertThat(folder(3).model().best()).isNotEmptyDirectory();
    assertThat(execute("diff", folder(1).path().toString(), folder(1).path().toString())).isZero();
    assertThat(out.toString()).endsWith("First difference of each file: the same\n");
  }

  @Test
  void aChangedArrayOfTheVersionBeforeIsNamedAsItIsCalledThere() throws IOException {
    assertThat(run()).isZero();
    makeFormer(folder(2));
    Path array = folder(2).formerParameters().resolve("output.bias.npy");
    byte[] content = Files.readAllBytes(array);
    content[content.length - 1] ^= 1;
    Files.write(array, content);
    assertThat(verify()).isEqualTo(3);
    assertThat(err.toString()).contains(array + ": is not as it was when it was finished");
    assertThat(out.toString())
        .contains("  parameters/output.bias.npy, element 0: ")
        .contains("1 of 2 repeated runs came out differently");
    forget();
  }

  @Test
  void aMissingFileOfAModelIsFound() throws IOException {
    assertThat(run()).isZero();
    for (Path missing :
        List.of(
            folder(1).model().best().resolve("output.bias.npy"), folder(2).model().description())) {
      byte[] content = Files.readAllBytes(missing);
      Files.delete(missing);
      assertThat(execute("report", results.path().toString())).isEqualTo(2);
      assertThat(err.toString()).contains(missing + ": is missing");
      assertThat(verify()).isEqualTo(3);
      assertThat(err.toString()).contains(missing + ": is missing");
      assertThat(out.toString()).contains(missing.getFileName() + ": no file ≠ a file\n");
      forget();
      Files.write(missing, content);
    }
    assertThat(execute("report", results.path().toString())).isZero();
  }

  @Test
  void theInitialParametersAreKeptByRunAndResumeOnRequestAndVerified() throws IOException {
    assertThat(run()).isZero();
    assertThat(folder(1).model().initial()).doesNotExist();
    assertThat(run("--keep-initial")).as("nothing is left to do").isZero();
    assertThat(folder(1).model().initial()).doesNotExist();
    Files.delete(folder(2).manifest());
    assertThat(
            execute(
                "resume",
                "-q",
                "--launcher=in-process",
                "--keep-initial",
                results.path().toString()))
        .as(err.toString())
        .isZero();
    assertThat(folder(1).model().initial()).doesNotExist();
    assertThat(folder(2).model().initial()).isNotEmptyDirectory();
    assertThat(verify()).as(out + err.toString()).isZero();
    assertThat(run("--keep-initial", "--force")).isZero();
    Path initial = folder(1).model().initial().resolve("output.weight.npy");
    byte[] content = Files.readAllBytes(initial);
    content[content.length - 1] ^= 1;
    Files.write(initial, content);
    assertThat(verify()).isEqualTo(3);
    assertThat(out.toString()).contains("  model/initial/output.weight.npy, element 1: ");
    forget();
  }
}
