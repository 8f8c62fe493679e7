package org.unroll.components.optimizer;

/** How the optimizers' documented equations are to be read. */
final class Notation {
  static final String NAMES =
      "g is the gradient after clipping, a penalty's included; v' is v of the update before. change,"
          + " times the schedule's factor, is subtracted from the parameter. In single precision;"
          + " what is kept between updates is 0 below about 1e-30.";

  private Notation() {}
}
