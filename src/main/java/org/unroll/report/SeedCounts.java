package org.unroll.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How many seeds say what. A seed of which two runs are compared counts as diverged if either of
 * them diverged; so {@code tell + undecided + unfinished + unmeasured} are all seeds, and those
 * that diverged or are infinite are among the first two.
 *
 * @param tell seeds that are tested: of which there is a number, or at least a side
 * @param diverged seeds of which a run diverged
 * @param infinite seeds of which a completed run has no finite value
 * @param undecided finished seeds of which not even a side is known
 * @param unfinished seeds of which a run failed or has no result yet
 * @param unmeasured seeds of which a completed run did not measure it, and none is unfinished
 */
public record SeedCounts(
    int tell, int diverged, int infinite, int undecided, int unfinished, int unmeasured) {
  /** Which of several tests wait for runs. */
  static boolean[] open(List<SeedCounts> tests) {
    boolean[] open = new boolean[tests.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = tests.get(i).unfinished > 0;
    }
    return open;
  }

  /** Why there are fewer numbers than seeds, such as {@code 3 diverged}; nothing if not so. */
  public List<String> words(String measure) {
    List<String> words = new ArrayList<>();
    add(words, diverged, " diverged");
    add(words, infinite, " " + infinityOf(measure));
    add(words, unfinished, " unfinished");
    add(words, unmeasured, " did not measure it");
    return words;
  }

  /** Why there is no mean over the finished seeds: {@code 3 of 4 diverged}. */
  String withoutNumber(String measure) {
    String of = " of " + (tell + undecided) + " ";
    List<String> words = new ArrayList<>();
    add(words, diverged, of + "diverged");
    add(words, infinite, of + infinityOf(measure));
    return String.join(", ", words);
  }

  private static void add(List<String> words, int count, String what) {
    if (count > 0) {
      words.add(count + what);
    }
  }

  /** What it means that a completed run has no finite value. */
  private static String infinityOf(String measure) {
    if (Measure.isStepsTo(measure)) {
      return "never reached it";
    }
    return measure.equals(GradientKept.METRIC) ? "with a gradient of exactly 0" : "infinite";
  }
}
