package org.unroll.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What sets the conditions of a plan apart: the keys that its sweep sets and whose values differ,
 * each condition with its values. What merely follows from them, such as the parameters that a
 * chosen component brings along, is left out.
 */
final class Differences {
  private static final String TYPE = ".type";

  private final Map<String, Map<String, String>> values = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final List<String> keys;
  private final boolean anySet;

  Differences(List<PlannedCondition> conditions) {
    for (PlannedCondition condition : conditions) {
      values.put(condition.name(), named(FlatConfiguration.of(condition.configuration())));
    }
    values.values().forEach(own -> known.addAll(own.keySet()));
    Set<String> set = new LinkedHashSet<>();
    conditions.forEach(condition -> condition.varied().forEach(key -> set.add(known(key))));
    this.anySet = !set.isEmpty();
    List<String> varied = set.stream().filter(this::differs).toList();
    this.keys = varied.isEmpty() ? everyDifference() : varied;
  }

  /** The keys, in the order in which the sweep sets them. */
  List<String> keys() {
    return keys;
  }

  /** What a condition has under those keys; a key that it does not have is left out. */
  Map<String, String> of(PlannedCondition condition) {
    Map<String, String> own = new LinkedHashMap<>();
    for (String key : keys) {
      String value = values.get(condition.name()).get(key);
      if (value != null) {
        own.put(key, value);
      }
    }
    return own;
  }

  /** The part of it that the sweep sets for this very condition; all if that is not known. */
  Map<String, String> setBy(PlannedCondition condition) {
    Map<String, String> own = of(condition);
    if (anySet) {
      own.keySet().retainAll(condition.varied().stream().map(this::known).toList());
    }
    return own;
  }

  /** A component goes by its own key: {@code cell}, not {@code cell.type}. */
  static Map<String, String> named(Map<String, String> flat) {
    Map<String, String> named = new LinkedHashMap<>();
    flat.forEach(
        (key, value) ->
            named.put(
                key.endsWith(TYPE) ? key.substring(0, key.length() - TYPE.length()) : key, value));
    return named;
  }

  /** A value may be written shorter than it was set: {@code truncation.every} as truncation. */
  private String known(String key) {
    String shorter = key;
    while (shorter.contains(".") && !isKnown(shorter)) {
      shorter = shorter.substring(0, shorter.lastIndexOf('.'));
    }
    return isKnown(shorter) ? shorter : key;
  }

  private boolean isKnown(String key) {
    return known.contains(key);
  }

  private boolean differs(String key) {
    return values.values().stream().map(own -> own.getOrDefault(key, "")).distinct().count() > 1;
  }

  private List<String> everyDifference() {
    return known.stream().filter(this::differs).toList();
  }
}
