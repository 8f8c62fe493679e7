package org.unroll.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Provenance;
import org.unroll.format.ResultFile;
import org.unroll.format.RunJson;
import org.unroll.format.RunManifest;
import org.unroll.report.ConditionResults;
import org.unroll.report.RunResult;

/** What was run, and with what. */
final class ConfigurationSection {
  private ConfigurationSection() {}

  static String of(ExperimentFolder folder, List<ConditionResults> conditions) {
    StringBuilder content = new StringBuilder();
    content.append(file("The experiment, resolved, with where each value came from", folder));
    for (ConditionResults results : conditions) {
      results.runs().stream()
          .flatMap(run -> run.files().configuration().stream())
          .findFirst()
          .ifPresent(
              text -> content.append(Html.foldable(results.condition(), Html.preformatted(text))));
    }
    provenance(conditions)
        .forEach(
            (text, count) ->
                content.append(
                    Html.foldable("Made with (" + count + " runs)", Html.preformatted(text))));
    return Html.section("configurations", "Configurations and provenance", content.toString());
  }

  private static String file(String title, ExperimentFolder folder) {
    ResultFile file = new ResultFile(folder.experiment());
    return file.exists() ? Html.foldable(title, Html.preformatted(file.text())) : "";
  }

  /** What runs were made with, and how many with each. */
  private static Map<String, Integer> provenance(List<ConditionResults> conditions) {
    Map<String, Integer> counts = new TreeMap<>();
    for (ConditionResults results : conditions) {
      for (RunResult run : results.runs()) {
        run.files()
            .manifest()
            .map(RunManifest::provenance)
            .ifPresent(made -> counts.merge(text(made), 1, Integer::sum));
      }
    }
    return counts;
  }

  private static String text(Provenance made) {
    try {
      return RunJson.mapper().writeValueAsString(made);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
