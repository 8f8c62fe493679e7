package org.unroll.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A named delta against the file's own baseline.
 *
 * @param origin where the name stands
 * @param levels in an ablation, whether each factor is {@code on} or {@code off} in it
 */
public record Arm(String name, Origin origin, List<Setting> settings, Map<String, String> levels) {
  public Arm {
    settings = List.copyOf(settings);
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }

  /** An arm that stands by itself. */
  Arm(String name, Origin origin, List<Setting> settings) {
    this(name, origin, settings, Map.of());
  }
}
