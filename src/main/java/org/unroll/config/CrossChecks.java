package org.unroll.config;

import java.util.ArrayList;
import java.util.List;

/** What no single setting can tell: settings that do not go together. */
final class CrossChecks {
  /**
   * Settings that do not go together.
   *
   * @param settings the keys at fault; the first that is written in the file is pointed at
   */
  record Conflict(List<String> settings, String message) {}

  /** What is wrong with the run as a whole. */
  List<Conflict> of(RunSpec spec) {
    List<Conflict> found = new ArrayList<>();
    if (spec.dataset().continuous() && spec.truncation().isFull()) {
      found.add(
          new Conflict(
              List.of("truncation", "dataset"),
              "truncation: full is impossible, since the dataset is one running stream without"
                  + " end; write a number of steps, such as truncation: 50"));
    }
    if (spec.truncation().backward() < spec.truncation().every()) {
      found.add(
          new Conflict(
              List.of("truncation"),
              "truncation: backward must be at least every ("
                  + spec.truncation().every()
                  + "), not "
                  + spec.truncation().backward()
                  + "; otherwise some losses would reach no step at all"));
    }
    return found;
  }
}
