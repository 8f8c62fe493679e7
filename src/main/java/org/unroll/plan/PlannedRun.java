package org.unroll.plan;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.config.RunSpec;

/**
 * One run of a plan: a condition with one seed.
 *
 * @param condition the condition's name, unique in the experiment
 * @param arm the arm's name, or empty without arms
 * @param axes grid values by key, as they are written in the file
 * @param seed the replicate's seed
 * @param id hash of all that affects the result; 16 hexadecimal digits
 * @param spec the condition's configuration
 * @param size what it needs; unknown in a plan that was made without a specification
 * @param metrics the names of what is measured beside the loss
 * @param configuration the same as YAML text with every value spelled out; reading it gives the
 *     same run id
 * @param versions of its parts, those above the first, by name
 * @param former ids that the same run had when parts of it computed otherwise, and which versions
 *     those were, in words
 */
public record PlannedRun(
    String condition,
    String arm,
    SortedMap<String, String> axes,
    long seed,
    String id,
    RunSpec spec,
    RunSize size,
    List<String> metrics,
    String configuration,
    SortedMap<String, Integer> versions,
    Map<String, String> former) {
  /** A run of which all parts have their first version, and whose size is not known. */
  public PlannedRun(
      String condition,
      String arm,
      SortedMap<String, String> axes,
      long seed,
      String id,
      RunSpec spec,
      String configuration) {
    this(
        condition,
        arm,
        axes,
        seed,
        id,
        spec,
        RunSize.UNKNOWN,
        List.of(),
        configuration,
        new TreeMap<>(),
        Map.of());
  }

  /**
   * Threads that divide its work among each other; one in a plan that was made without a
   * specification.
   */
  public int threads() {
    return spec == null ? 1 : spec.threads();
  }
}
