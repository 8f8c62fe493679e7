package org.example.mgu;

import org.unroll.api.UnrollPlugin;

/** Adds the cell {@code minimal_gated_unit}. */
public final class MinimalGatedUnitPlugin extends UnrollPlugin {
  @Override
  protected void register() {
    cell("minimal_gated_unit", MinimalGatedUnit.class);
  }
}
