package org.example.recipes;

import org.unroll.api.UnrollPlugin;

/** A loss, a metric and a dataset: a line each. */
public final class Recipes extends UnrollPlugin {
  @Override
  protected void register() {
    loss("log_cosh", LogCosh.class);
    metric("close", Close.class);
    dataset("weighed-sum", WeighedSum.class);
  }
}
