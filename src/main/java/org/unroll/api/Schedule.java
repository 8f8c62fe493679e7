package org.unroll.api;

import java.util.List;

/** How the learning rate changes as training goes on. */
public interface Schedule {
  /**
   * What the optimizer's learning rate is multiplied by: the factor scales its whole update.
   *
   * @param step the number of the update, from 1
   * @param steps updates in all
   */
  double factor(long step, long steps);

  /**
   * Which of its settings change nothing, or less than it seems, in so many updates.
   *
   * @param steps updates in all
   */
  default List<Remark> remarks(long steps) {
    return List.of();
  }
}
