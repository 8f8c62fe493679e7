package org.unroll.config;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with an experiment, each problem once. */
public final class Problems {
  /** Nobody reads on, and looking for advice takes its time. */
  private static final int MOST = 200;

  private final Set<ConfigurationProblem> found = new LinkedHashSet<>();

  /** The places of keys of which a value that was drawn has been refused. */
  private final Set<Origin> drawn = new HashSet<>();

  /**
   * Tells a problem. What one value that was drawn is refused for, many are: of each place from
   * which values are drawn one problem is told.
   */
  public void add(Origin origin, String message) {
    if (!(origin instanceof Origin.Drawn)) {
      add(new ConfigurationProblem(origin, message));
    } else if (drawn.add(origin)) {
      add(
          new ConfigurationProblem(
              origin, message + "; sweep.random drew it, and may draw others like it"));
    }
  }

  void add(ConfigurationProblem problem) {
    if (!isFull()) {
      found.add(problem);
    }
  }

  /** Whether so much is wrong that more need not be looked for. */
  public boolean isFull() {
    return found.size() >= MOST;
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** The problems in file order. */
  public List<ConfigurationProblem> inOrder() {
    return found.stream().sorted(Comparator.comparing(ConfigurationProblem::origin)).toList();
  }

  /**
   * Ends reading if anything was found.
   *
   * @throws InvalidExperimentException with all problems
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidExperimentException(inOrder());
    }
  }
}
