package org.unroll.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.api.TrainingState;
import org.unroll.format.RunManifest;

/**
 * What a run can go on from.
 *
 * @param manifest what {@code run.json} would have said at that moment
 * @param configuration the run's configuration as YAML text
 * @param tables how far every table went at that moment, by name
 * @param state what training kept
 */
record Checkpoint(
    RunManifest manifest,
    String configuration,
    SortedMap<String, TableMark> tables,
    TrainingState state) {
  Checkpoint {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
  }
}
