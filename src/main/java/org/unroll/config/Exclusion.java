package org.unroll.config;

import java.util.List;
import java.util.Optional;

/**
 * Conditions that are left out: those of that arm in which all these settings hold.
 *
 * @param arm any arm if empty
 */
public record Exclusion(Origin origin, Optional<String> arm, List<Setting> settings) {
  public Exclusion {
    settings = List.copyOf(settings);
  }

  /** Whether it leaves that condition out. */
  public boolean matches(String armOfCondition, Node.Mapping condition) {
    return arm.map(armOfCondition::equals).orElse(true)
        && settings.stream().allMatch(setting -> holds(setting, condition));
  }

  private static boolean holds(Setting setting, Node.Mapping condition) {
    return DottedKey.find(condition, setting.names())
        .filter(node -> SameValue.of(setting.value(), node))
        .isPresent();
  }
}
