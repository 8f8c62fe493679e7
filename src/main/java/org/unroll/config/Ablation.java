package org.unroll.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The arms that a design makes of factors, the one that the others are compared with first.
 *
 * @param factors each with what it sets when it is on
 */
record Ablation(List<Arm> factors, Design design) {
  /** More would make more than a thousand arms of a full design. */
  static final int MOST_FACTORS = 10;

  /** Which combinations of factors are tried. */
  enum Design {
    /** None, then each alone. */
    ADD_ONE_IN,
    /** All, then all but each. */
    LEAVE_ONE_OUT,
    /** Every combination. */
    FULL;

    /** As it is written. */
    String word() {
      return ScalarBinder.word(this).replace('_', '-');
    }
  }

  Ablation {
    factors = List.copyOf(factors);
  }

  List<Arm> arms() {
    return combinations().stream().map(this::arm).toList();
  }

  /** The combinations as bits, bit i for factor i. */
  private List<Integer> combinations() {
    int all = (1 << factors.size()) - 1;
    List<Integer> singles = IntStream.range(0, factors.size()).mapToObj(i -> 1 << i).toList();
    List<Integer> combinations = new ArrayList<>();
    switch (design) {
      case ADD_ONE_IN -> {
        combinations.add(0);
        combinations.addAll(singles);
      }
      case LEAVE_ONE_OUT -> {
        combinations.add(all);
        singles.forEach(single -> combinations.add(all - single));
      }
      case FULL ->
          IntStream.rangeClosed(0, all)
              .boxed()
              .sorted(Comparator.comparingInt(Integer::bitCount))
              .forEach(combinations::add);
    }
    return combinations;
  }

  private Arm arm(int combination) {
    List<String> on = new ArrayList<>();
    List<String> off = new ArrayList<>();
    List<Setting> settings = new ArrayList<>();
    Map<String, String> levels = new LinkedHashMap<>();
    for (int i = 0; i < factors.size(); i++) {
      Arm factor = factors.get(i);
      boolean isOn = (combination & (1 << i)) != 0;
      levels.put(factor.name(), isOn ? "on" : "off");
      (isOn ? on : off).add(factor.name());
      if (isOn) {
        settings.addAll(factor.settings());
      }
    }
    return new Arm(name(on, off), factors.get(0).origin(), settings, levels);
  }

  private String name(List<String> on, List<String> off) {
    if (design == Design.LEAVE_ONE_OUT) {
      return off.isEmpty() ? "all" : "all-" + off.get(0);
    }
    return on.isEmpty() ? "baseline" : String.join("+", on);
  }
}
