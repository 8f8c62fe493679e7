package org.unroll.components.probe;

import java.util.ArrayList;
import java.util.List;

/** Sums over one update's batch for each unit of each gate or state, in the order of appearance. */
final class NamedUnits {
  /** One gate or state of one layer. */
  record Entry(int layer, String name, UnitSums[] units) {}

  private final double left;
  private final double right;
  private final List<Entry> entries = new ArrayList<>();

  /** Counts values below {@code left} and above {@code right} as saturated. */
  NamedUnits(double left, double right) {
    this.left = left;
    this.right = right;
  }

  /** Adds a stretch of time; values by step, {@code [unit, batch]}. */
  void add(int layer, String name, float[][] values, int size, int time, int[] lengths) {
    UnitSums.add(entry(layer, name, size).units(), values, time, lengths);
  }

  private Entry entry(int layer, String name, int size) {
    for (Entry entry : entries) {
      if (entry.layer() == layer && entry.name().equals(name)) {
        return entry;
      }
    }
    UnitSums[] units = new UnitSums[size];
    for (int j = 0; j < size; j++) {
      units[j] = new UnitSums(left, right);
    }
    Entry entry = new Entry(layer, name, units);
    entries.add(entry);
    return entry;
  }

  List<Entry> entries() {
    return entries;
  }
}
