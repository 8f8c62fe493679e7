package org.unroll.report.curve;

/** Logarithms that runs record by training step, layer and lag. */
public enum ByLag {
  /** log₁₀ of the gradient's norm; of several states the one that carries most. */
  GRADIENT("gradient_lag", "log10_norm"),
  /** log₁₀ of the state Jacobian's largest singular value; of several sequences the largest. */
  SINGULAR_VALUE("jacobian", "log10_largest");

  private final String table;
  private final String column;

  ByLag(String table, String column) {
    this.table = table;
    this.column = column;
  }

  String table() {
    return table;
  }

  String column() {
    return column;
  }
}
