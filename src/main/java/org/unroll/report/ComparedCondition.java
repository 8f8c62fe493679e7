package org.unroll.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.api.MetricDescription;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunStatus;

/**
 * A condition of some experiment, to be held against those of others.
 *
 * @param experiment the name of the experiment's folder
 * @param configuration as YAML text; empty if none of its runs was started
 * @param completed runs that made all their steps
 * @param diverged runs whose loss or gradient stopped being finite
 * @param unfinished all others
 * @param metrics what its experiment measured beside loss and accuracy
 * @param values of what was measured, by metric, over completed runs
 */
public record ComparedCondition(
    String experiment,
    String condition,
    String configuration,
    int completed,
    int diverged,
    int unfinished,
    List<MetricDescription> metrics,
    Map<String, SummaryValue> values) {
  /**
   * The conditions of an experiment.
   *
   * @throws NoResultsException if the folder holds no results
   */
  public static List<ComparedCondition> of(ExperimentFolder folder) {
    List<ComparedCondition> compared = new ArrayList<>();
    String name = folder.path().toAbsolutePath().normalize().getFileName().toString();
    List<RunResult> runs = RunList.read(folder);
    Measures measures = Measures.of(runs);
    for (ConditionResults results : ConditionResults.group(runs)) {
      Map<String, SummaryValue> values = new LinkedHashMap<>();
      for (Measure measure : measures.usual()) {
        if (results.measured(measure)) {
          values.put(measure.name(), results.summary(measure));
        }
      }
      compared.add(
          new ComparedCondition(
              name,
              results.condition(),
              configuration(results),
              results.count(RunStatus.COMPLETED),
              results.count(RunStatus.DIVERGED),
              results.unfinished(),
              measures.others(),
              values));
    }
    return compared;
  }

  private static String configuration(ConditionResults results) {
    return results.runs().stream()
        .map(RunResult::files)
        .flatMap(files -> files.configuration().stream())
        .findFirst()
        .orElse("");
  }
}
