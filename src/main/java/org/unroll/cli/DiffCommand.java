package org.unroll.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.unroll.agreement.Mismatch;
import org.unroll.api.MetricDescription;
import org.unroll.format.ManifestFile;
import org.unroll.format.MetricColumn;
import org.unroll.format.ProvenanceChange;
import org.unroll.format.ResultFile;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.record.UnreadableResultsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code unroll diff}. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description =
        "Shows what two runs differ in: configuration, what they were made with, results.",
    footerHeading = "%nExample:%n",
    footer = "  ./unroll diff results/quickstart/gru/seed-1-* results/quickstart/gru/seed-2-*")
final class DiffCommand implements Callable<Integer> {
  private static final Path USUAL = Path.of("results/<experiment>/<condition>/seed-1-<id>");

  private final Console console;

  @Parameters(arity = "2", paramLabel = "RUN", description = "The folders of two runs.")
  private List<Path> runs;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunFolder left = new RunFolder(runs.get(0));
    RunFolder right = new RunFolder(runs.get(1));
    RunManifest first = manifest(left);
    RunManifest second = manifest(right);
    List<String> lines = new ArrayList<>();
    section("Configuration", configuration(left, first, right, second), lines);
    section("Made with", madeWith(first, second), lines);
    section("Results", results(first, second), lines);
    List<String> files =
        new RunDifferences(left, right).mismatches().stream().map(Mismatch::toString).toList();
    section("First difference of each file", files, lines);
    console.print(lines);
    return ExitCode.SUCCESS;
  }

  private static RunManifest manifest(RunFolder folder) {
    return new ManifestFile()
        .read(folder)
        .orElseThrow(
            () ->
                new UnreadableResultsException(
                    folder.path()
                        + " is no run's folder: it holds no run.json that can be read; give the"
                        + " folders of two runs, such as "
                        + example(folder.path())));
  }

  /** A run's folder that lies within; if there is none, what such folders are called. */
  private static Path example(Path folder) {
    try (Stream<Path> within = Files.find(folder, 2, (path, type) -> isRun(path))) {
      return within.min(Comparator.naturalOrder()).orElse(USUAL);
    } catch (IOException | UncheckedIOException unreadable) {
      return USUAL;
    }
  }

  private static boolean isRun(Path folder) {
    return Files.exists(new RunFolder(folder).manifest());
  }

  private static void section(String title, List<String> content, List<String> lines) {
    lines.add(title + (content.isEmpty() ? ": the same" : ""));
    content.forEach(line -> lines.add("  " + line));
  }

  private static List<String> configuration(
      RunFolder left, RunManifest first, RunFolder right, RunManifest second) {
    Map<String, String> one = FlatConfiguration.of(text(left.configuration()));
    Map<String, String> other = FlatConfiguration.of(text(right.configuration()));
    one.put("seed", Long.toString(first.seed()));
    other.put("seed", Long.toString(second.seed()));
    Set<String> keys = new LinkedHashSet<>(one.keySet());
    keys.addAll(other.keySet());
    DifferenceTable table = new DifferenceTable();
    keys.forEach(key -> table.compare(key, one.get(key), other.get(key)));
    return table.lines();
  }

  private static String text(Path file) {
    ResultFile text = new ResultFile(file);
    return text.exists() ? text.text() : "";
  }

  private static List<String> madeWith(RunManifest first, RunManifest second) {
    if (first.provenance() == null || second.provenance() == null) {
      return List.of("unknown");
    }
    return second.provenance().changesSince(first.provenance()).stream()
        .map(ProvenanceChange::toString)
        .toList();
  }

  private static List<String> results(RunManifest first, RunManifest second) {
    DifferenceTable table = new DifferenceTable();
    table.compare("status", first.status(), second.status());
    table.compare("steps_made", first.stepsMade(), second.stepsMade());
    table.compare("best_step", first.bestStep(), second.bestStep());
    List<String> metrics =
        Stream.of(first, second)
            .flatMap(manifest -> manifest.beside().stream())
            .map(MetricDescription::name)
            .distinct()
            .toList();
    for (String column : MetricColumn.names(metrics)) {
      table.compare(column, first.metrics().get(column), second.metrics().get(column));
    }
    table.compare("reason", first.reason(), second.reason());
    return table.lines();
  }
}
