package org.unroll.cli;

import java.util.ArrayList;
import java.util.List;
import org.unroll.config.ConfigurationProblem;
import org.unroll.text.VisibleText;

/** Problems of an experiment, a line each; the places stand out where colour is understood. */
record ProblemText(boolean coloured) {
  private static final String BOLD = "\u001B[1m";
  private static final String PLAIN = "\u001B[0m";

  List<String> lines(List<ConfigurationProblem> problems) {
    List<String> lines = new ArrayList<>();
    problems.forEach(problem -> lines.add(line(problem)));
    if (problems.size() > 1) {
      lines.add(problems.size() + " problems; nothing was run");
    }
    return lines;
  }

  private String line(ConfigurationProblem problem) {
    String place = VisibleText.of(problem.origin().describe()) + ":";
    return (coloured ? BOLD + place + PLAIN : place) + " " + VisibleText.of(problem.message());
  }
}
