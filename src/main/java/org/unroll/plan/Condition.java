package org.unroll.plan;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.unroll.config.Node;
import org.unroll.config.Setting;

/**
 * An arm at one point of the grid.
 *
 * @param slug its name, unique in the experiment, by which its folder goes as well
 * @param arm the arm's name, or empty without arms
 * @param axes grid values by key, as they are written, and the levels of an ablation's factors
 * @param settings all that is set in it
 * @param ofArm what the arm sets
 * @param ofAxes what the grid, or what else is crossed with the arms, sets
 */
record Condition(
    String slug,
    String arm,
    SortedMap<String, String> axes,
    Node.Mapping settings,
    List<Setting> ofArm,
    List<Setting> ofAxes) {
  Condition {
    ofArm = List.copyOf(ofArm);
    ofAxes = List.copyOf(ofAxes);
  }

  /** What makes it another condition than others of its sweep. */
  static List<String> identity(String arm, Stream<Setting> settings) {
    return Stream.concat(settings.map(Setting::toText).sorted(), Stream.of(arm)).toList();
  }

  /** The dotted keys that the sweep sets for it, in its order. */
  List<String> varied() {
    return Stream.concat(ofArm.stream(), ofAxes.stream()).map(Setting::key).distinct().toList();
  }

  /** The same, leaving some of its settings out. */
  List<String> identityWithout(Predicate<Setting> some) {
    return identity(arm, Stream.concat(ofArm.stream(), ofAxes.stream()).filter(some.negate()));
  }
}
