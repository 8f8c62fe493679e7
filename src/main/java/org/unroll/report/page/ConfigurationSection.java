package org.unroll.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unroll.format.ExperimentFolder;
import org.unroll.report.ConditionResults;
import org.unroll.report.NoResultsException;
import org.unroll.report.RunResult;

/** What was run, and with what. */
final class ConfigurationSection {
  private static final JsonMapper MAPPER = new JsonMapper();

  private ConfigurationSection() {}

  static String of(ExperimentFolder folder, List<ConditionResults> conditions) {
    StringBuilder content = new StringBuilder();
    content.append(file("The experiment, resolved, with where each value came from", folder));
    for (ConditionResults results : conditions) {
      results.runs().stream()
          .map(run -> run.folder().configuration())
          .filter(Files::exists)
          .findFirst()
          .ifPresent(
              configuration ->
                  content.append(
                      Html.foldable(
                          results.condition(), Html.preformatted(content(configuration)))));
    }
    provenance(conditions)
        .forEach(
            (text, count) ->
                content.append(
                    Html.foldable("Made with (" + count + " runs)", Html.preformatted(text))));
    return Html.section("configurations", "Configurations and provenance", content.toString());
  }

  private static String file(String title, ExperimentFolder folder) {
    return Files.exists(folder.experiment())
        ? Html.foldable(title, Html.preformatted(content(folder.experiment())))
        : "";
  }

  /** What runs were made with, and how many with each. */
  private static Map<String, Integer> provenance(List<ConditionResults> conditions) {
    Map<String, Integer> counts = new TreeMap<>();
    for (ConditionResults results : conditions) {
      for (RunResult run : results.runs()) {
        if (Files.exists(run.folder().manifest())) {
          counts.merge(provenance(run.folder().manifest()), 1, Integer::sum);
        }
      }
    }
    counts.remove("");
    return counts;
  }

  private static String provenance(Path manifest) {
    try {
      JsonNode provenance = MAPPER.readTree(content(manifest)).path("provenance");
      return provenance.isMissingNode() ? "" : provenance.toPrettyString();
    } catch (IOException damaged) {
      throw new NoResultsException("cannot read " + manifest + ": " + damaged.getMessage());
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new NoResultsException("cannot read " + file + ": " + unreadable.getMessage());
    }
  }
}
