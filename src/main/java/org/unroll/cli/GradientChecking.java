package org.unroll.cli;

import org.unroll.api.RunRequest;
import org.unroll.train.GradientCheck;

/** Checks the gradients of one run's network. */
@FunctionalInterface
public interface GradientChecking {
  /**
   * Builds the run as training would, and checks its gradients instead.
   *
   * @throws IllegalStateException if the data gives nothing to check
   */
  GradientCheck.Result check(RunRequest request);
}
