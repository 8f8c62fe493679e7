package org.unroll.config;

/** One thing that is wrong with an experiment, and where. */
public record ConfigurationProblem(Origin origin, String message) {
  public ConfigurationProblem {
    origin = origin.reported();
  }

  /** {@code file:line:column: message}. */
  @Override
  public String toString() {
    return origin.describe() + ": " + message;
  }
}
