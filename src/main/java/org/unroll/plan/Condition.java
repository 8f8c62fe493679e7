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
 * @param axes grid values by key, as they are written
 * @param varied what the sweep sets in it
 * @param settings all that is set in it
 */
record Condition(
    String slug,
    String arm,
    SortedMap<String, String> axes,
    List<Setting> varied,
    Node.Mapping settings) {}
