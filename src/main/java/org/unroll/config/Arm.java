package org.unroll.config;

import java.util.List;

/** A named delta against the file's own baseline. */
public record Arm(String name, List<Setting> settings) {
  public Arm {
    settings = List.copyOf(settings);
  }
}
