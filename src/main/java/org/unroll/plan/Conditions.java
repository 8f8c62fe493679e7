package org.unroll.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.config.Axis;
import org.unroll.config.Baseline;
import org.unroll.config.Experiment;
import org.unroll.config.Node;
import org.unroll.config.Problems;
import org.unroll.config.Sweep;

/** Multiplies a sweep out and leaves out what is excluded. */
final class Conditions {
  private static final String WITHOUT_SWEEP = "baseline";

  private final Baseline baseline;
  private final Sweep sweep;
  private final Problems problems;
  private final Map<String, String> shortKeys;

  /** Of a sweep that was not wholly understood it cannot be said what an exclusion misses. */
  private final boolean sound;

  private final ConditionNames names = new ConditionNames();
  private final List<Condition> found = new ArrayList<>();

  /** What is listed already, since the blocks of a sweep may meet. */
  private final Set<List<String>> listed = new HashSet<>();

  Conditions(Experiment experiment, Problems problems) {
    this.baseline = experiment.baseline();
    this.sweep = experiment.sweep();
    this.problems = problems;
    this.shortKeys = shortKeys(sweep.keys());
    this.sound = problems.isEmpty();
  }

  /** The conditions in plan order; without a sweep there is one. */
  List<Condition> all() {
    for (Sweep.Block block : sweep.blocks()) {
      Exclusions exclusions = new Exclusions(block);
      Set<List<String>> ofBlock = new HashSet<>();
      for (Product product : Product.of(block)) {
        Node.Mapping settings = baseline.with(product.settings());
        if (!exclusions.match(product.arm(), settings)) {
          List<String> identity = identity(product);
          if (!listed.contains(identity)) {
            ofBlock.add(identity);
            found.add(condition(product, settings));
          }
        }
      }
      listed.addAll(ofBlock);
      if (sound) {
        exclusions.tell(problems);
      }
    }
    return found;
  }

  /** Two arms that say the same are two conditions all the same, since each has its name. */
  private static List<String> identity(Product product) {
    return Condition.identity(product.arm(), product.settings().stream());
  }

  private Condition condition(Product product, Node.Mapping settings) {
    List<String> parts = new ArrayList<>();
    if (!product.arm().isEmpty()) {
      parts.add(product.arm());
    }
    SortedMap<String, String> axes = new TreeMap<>(product.levels());
    for (Axis.Value value : product.values()) {
      String text = baseline.text(value, settings);
      axes.put(value.key(), text);
      parts.add(shortKeys.get(value.key()) + "=" + text);
    }
    String slug = names.next(parts.isEmpty() ? WITHOUT_SWEEP : String.join("_", parts));
    return new Condition(slug, product.arm(), axes, settings, product.ofArm(), product.ofAxes());
  }

  /** The last word of each key, where that tells it from the others. */
  private static Map<String, String> shortKeys(List<String> keys) {
    Map<String, String> shortest = new HashMap<>();
    for (String key : keys) {
      String last = lastWord(key);
      long same = keys.stream().filter(other -> lastWord(other).equals(last)).count();
      shortest.put(key, same == 1 ? last : key);
    }
    return shortest;
  }

  private static String lastWord(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
