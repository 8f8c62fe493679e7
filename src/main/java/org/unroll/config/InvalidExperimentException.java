package org.unroll.config;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** All that is wrong with an experiment, in file order. */
public final class InvalidExperimentException extends RuntimeException {
  private final transient List<ConfigurationProblem> problems;

  public InvalidExperimentException(List<ConfigurationProblem> problems) {
    super(problems.stream().map(ConfigurationProblem::toString).collect(joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<ConfigurationProblem> problems() {
    return problems;
  }
}
