package org.unroll.config;

import java.util.List;

/** Finds settings that do not go together. */
@FunctionalInterface
public interface SpecCheck {
  /** What is wrong with the run as a whole. */
  List<Conflict> of(RunSpec spec);

  /**
   * Settings that do not go together.
   *
   * @param settings the keys at fault; the first that is written in the file is pointed at
   * @param message what is wrong, what is allowed, and what to do
   */
  record Conflict(List<String> settings, String message) {}
}
