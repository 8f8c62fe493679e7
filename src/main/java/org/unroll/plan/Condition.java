package org.unroll.plan;

import java.util.List;
import java.util.SortedMap;
import org.unroll.config.Node;
import org.unroll.config.Setting;

/**
 * An arm at one point of the grid.
 *
 * @param slug its folder name, unique in the experiment
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
}
