package org.unroll.components.cell;

/** How the cells' documented equations are to be read. */
final class Notation {
  static final String NAMES =
      "x is the layer's input; h' and c' are the states of the step before, zero before the first,"
          + " unless the experiment's context gives them;"
          + " gate is gate_activation, act the experiment's activation. W_g, U_g and b_g are the"
          + " parameters g.input, g.recurrent and g.bias, as the files in model/ name them. With"
          + " the experiment's bias: false every b_g is left out.";

  static final String DROPOUT =
      "A mask is drawn once for each sequence and update, each unit's element 0 with the"
          + " probability given and 1/(1 - it) otherwise; in evaluation nothing is dropped.";

  private Notation() {}
}
