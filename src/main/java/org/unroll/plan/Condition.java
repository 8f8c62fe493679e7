package org.unroll.plan;

import java.util.SortedMap;
import org.unroll.config.Node;

/**
 * An arm at one point of the grid.
 *
 * @param slug its folder name, unique in the experiment
 * @param arm the arm's name, or empty without arms
 * @param axes grid values by key, as they are written
 * @param settings all that is set in it
 */
record Condition(String slug, String arm, SortedMap<String, String> axes, Node.Mapping settings) {}
