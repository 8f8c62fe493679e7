package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.api.ComponentKind;
import org.unroll.format.CsvDialect;
import org.unroll.format.ModelDescription;
import org.unroll.format.Provenance;
import org.unroll.format.RunManifest;
import org.unroll.wire.Wiring;

/** What results/README.md says of tables is what their columns are called. */
class ResultsReadmeTest {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** Not for users: they are of use only while runs are executed. */
  private static final Set<String> INTERNAL = Set.of("journal.csv", "progress.csv");

  @TempDir Path path;

  private void run(String name, String... lines) throws IOException {
    Path file = Files.writeString(path.resolve(name + ".yaml"), String.join("\n", lines) + "\n");
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            false,
            new ScreenSize(80, 24),
            false);
    int code =
        Unroll.commandLine(WiredApplication.over(path.resolve("none")), console)
            .execute(
                "run",
                file.toString(),
                "--results=" + path.resolve("results"),
                "--launcher=in-process");
    assertThat(code).as(err.toString()).isIn(0, 3);
  }

  /** The names in the first column of each section's tables, by section. */
  private static Map<String, List<String>> documented() throws IOException {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    String section = "";
    boolean ofColumns = false;
    for (String line : Files.readAllLines(Path.of("results/README.md"))) {
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (line.startsWith("| ") && line.endsWith("| meaning |")) {
        ofColumns = line.startsWith("| column") || line.startsWith("| field");
      } else if (line.startsWith("| ") && ofColumns) {
        String first = line.split("\\|", -1)[1];
        List<String> names = tables.computeIfAbsent(section, absent -> new ArrayList<>());
        QUOTED.matcher(first).results().map(it -> it.group(1)).forEach(names::add);
      }
    }
    return tables;
  }

  @Test
  void everyTableHasTheColumnsThatAreDocumented() throws IOException {
    String probes =
        String.join(
            ", ", Wiring.of(path.resolve("none")).catalog().all(ComponentKind.PROBE).keySet());
    String[] settings = {
      "dataset: {type: temporal-order, min_length: 10, max_length: 12, validation_size: 4, test_size: 4}",
      "cell: lstm",
      "hidden_size: 3",
      "batch_size: 2",
      "truncation: 4",
      "evaluate: {every: 1}",
      "probes: [" + probes.replace("gates,", "{type: gates, per_unit: true},") + "]",
      "steps: 3",
      "seeds: 2"
    };
    List<String> designed = new ArrayList<>(List.of(settings));
    designed.add(
        "sweep: {ablate: {factors: {wide: {hidden_size: 4}, deep: {layers: 2}}, design: full}}");
    designed.add("claims: [{metric: test_loss, at_most: 9}]");
    run("designed", designed.toArray(String[]::new));
    List<String> tuned = new ArrayList<>(List.of(settings));
    tuned.add("tune: {optimizer.learning_rate: [1e-2, 1e-3], seeds: 1}");
    run("tuned", tuned.toArray(String[]::new));

    Map<String, List<String>> documented = documented();
    Set<String> seen = new TreeSet<>();
    try (Stream<Path> files = Files.walk(path.resolve("results"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).sorted().toList()) {
        String name = file.getFileName().toString();
        if (!INTERNAL.contains(name)) {
          seen.add(name);
          assertThat(columns(file)).as(name).isEqualTo(documented.get(name));
        }
      }
    }
    Set<String> tables = new TreeSet<>(documented.keySet());
    tables.removeIf(section -> !section.endsWith(".csv"));
    assertThat(seen).isEqualTo(tables);
  }

  /** But for those of the axes, which are the experiment's own. */
  private static List<String> columns(Path file) throws IOException {
    String header = Files.readAllLines(file).get(0);
    List<String> columns = new ArrayList<>(List.of(header.split(",", -1)));
    columns.removeAll(List.of("wide", "deep", "optimizer.learning_rate"));
    return columns;
  }

  @Test
  void everyFieldOfARunsManifestIsDocumentedAndNoOther() throws IOException {
    List<String> written = new ArrayList<>(fields(RunManifest.class));
    written.add("checksum"); // of the file, and so none of its values
    assertThat(documented().get("run.json")).containsExactlyInAnyOrderElementsOf(written);
    String provenance =
        Files.readAllLines(Path.of("results/README.md")).stream()
            .filter(line -> line.startsWith("| `provenance`"))
            .findFirst()
            .orElseThrow();
    Set<String> named = new LinkedHashSet<>();
    QUOTED.matcher(provenance).results().map(MatchResult::group).forEach(named::add);
    named.removeAll(Set.of("`provenance`", "`+`"));
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            fields(Provenance.class).stream().map(field -> "`" + field + "`").toList());
  }

  @Test
  void everyFieldOfAModelsDescriptionIsDocumentedAndNoOther() throws IOException {
    List<String> written = new ArrayList<>(fields(ModelDescription.class));
    written.set(written.indexOf("last"), "final"); // which is no name in Java
    assertThat(documented().get("model/")).containsExactlyElementsOf(written);
    String page = Files.readString(Path.of("results/README.md"));
    for (Class<? extends Record> part :
        List.of(
            ModelDescription.Place.class,
            ModelDescription.NamedArray.class,
            ModelDescription.Input.class,
            ModelDescription.Output.class)) {
      assertThat(fields(part)).allMatch(field -> page.contains("`" + field + "`"));
    }
  }

  private static List<String> fields(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .map(CsvDialect::column)
        .toList();
  }
}
