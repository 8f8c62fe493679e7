package org.unroll.config;

import java.util.List;

/**
 * A named delta against the file's own baseline.
 *
 * @param origin where the name stands
 */
public record Arm(String name, Origin origin, List<Setting> settings) {
  public Arm {
    settings = List.copyOf(settings);
  }
}
