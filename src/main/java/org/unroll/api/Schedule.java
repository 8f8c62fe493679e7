package org.unroll.api;

/** How the learning rate changes as training goes on. */
public interface Schedule {
  /**
   * What the optimizer's learning rate is multiplied by: the factor scales its whole update.
   *
   * @param step the number of the update, from 1
   * @param steps updates in all
   */
  double factor(long step, long steps);
}
