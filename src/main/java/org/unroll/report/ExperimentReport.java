package org.unroll.report;

import java.util.List;
import org.unroll.format.ExperimentFolder;

/** Makes an experiment's report from its files. */
public record ExperimentReport(ExperimentFolder folder) {
  /**
   * Writes {@code summary.csv} anew.
   *
   * @return the table that compares the conditions, line by line
   * @throws NoResultsException if the folder holds no results
   */
  public List<String> rebuild() {
    List<ConditionResults> conditions = ConditionResults.group(RunList.read(folder));
    SummaryFile.write(folder, conditions);
    return new Comparison(conditions).lines();
  }
}
