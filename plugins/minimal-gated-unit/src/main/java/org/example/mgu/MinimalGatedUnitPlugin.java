package org.example.mgu;

import org.unroll.api.UnrollPlugin;

/** Adds the cell {@code mgu}. */
public final class MinimalGatedUnitPlugin extends UnrollPlugin {
  @Override
  protected void register() {
    cell("mgu", MinimalGatedUnit.class);
  }
}
