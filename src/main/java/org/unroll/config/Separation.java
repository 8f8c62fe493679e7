package org.unroll.config;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees to it that no key is set from two sides: the file would not say which holds. */
final class Separation {
  private final Problems problems;

  Separation(Problems problems) {
    this.problems = problems;
  }

  /**
   * Tells what a sweep sets twice.
   *
   * @param typed what the command line sets, which would go unheard where the sweep sets it too
   */
  void check(Sweep.Block block, List<Setting> typed) {
    for (int i = 0; i < block.dimensions().size(); i++) {
      Dimension dimension = block.dimensions().get(i);
      List<Setting> settings = dimension.settings();
      block.arms().forEach(arm -> apart(arm.settings(), settings, dimension.kind()));
      block
          .dimensions()
          .subList(0, i)
          .forEach(
              earlier ->
                  apart(
                      settings,
                      earlier.settings(),
                      dimension.kind().equals(Dimension.TUNE)
                              && !earlier.kind().equals(Dimension.TUNE)
                          ? earlier.kind()
                          : "another key of " + earlier.kind()));
      heard(typed, settings, dimension.kind(), prefix(dimension.kind()), "=[…]");
    }
    for (Arm arm : block.arms()) {
      heard(
          typed,
          arm.settings(),
          "arm '" + arm.name() + "'",
          "sweep.arms." + DottedKey.of(arm.name()) + ".",
          "=…");
    }
  }

  /** Results go by an arm's name, so that two arms of one name must be one. */
  void checkNames(List<Sweep.Block> blocks) {
    Map<String, Arm> first = new HashMap<>();
    for (Sweep.Block block : blocks) {
      for (Arm arm : block.arms()) {
        Arm same = first.putIfAbsent(arm.name(), arm);
        if (same != null && !texts(same).equals(texts(arm))) {
          problems.add(
              arm.origin(),
              "sweep: arm '"
                  + Excerpt.of(arm.name())
                  + "' means something else at "
                  + same.origin().describe()
                  + "; give one of them another name");
        }
      }
    }
  }

  private static Set<String> texts(Arm arm) {
    return arm.settings().stream().map(Setting::toText).collect(toSet());
  }

  /** One overlap is enough to tell; the values of a list overlap alike. */
  private void apart(List<Setting> settings, List<Setting> others, String side) {
    for (Setting setting : settings) {
      Optional<Setting> other = others.stream().filter(setting::overlaps).findFirst();
      if (other.isPresent()) {
        problems.add(
            setting.origin(),
            "'"
                + setting.key()
                + "' is also set by "
                + side
                + " ("
                + other.get().origin().describe()
                + "); a key belongs to one of the two");
        return;
      }
    }
  }

  /** What precedes a key on the command line; empty where it cannot be changed from there. */
  private static String prefix(String kind) {
    return switch (kind) {
      case Dimension.GRID -> "sweep.grid.";
      case Dimension.TUNE -> "tune.";
      default -> "";
    };
  }

  private void heard(
      List<Setting> typed, List<Setting> swept, String side, String prefix, String suffix) {
    for (Setting setting : typed) {
      Optional<Setting> other = swept.stream().filter(setting::overlaps).findFirst();
      if (other.isPresent()) {
        String there = prefix.isEmpty() ? "" : " with " + prefix + other.get().key() + suffix;
        problems.add(
            setting.origin(),
            "'"
                + setting.key()
                + "' is set by "
                + side
                + " ("
                + other.get().origin().describe()
                + "), which wins over the command line; change it there"
                + there);
      }
    }
  }
}
