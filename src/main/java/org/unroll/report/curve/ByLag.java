package org.unroll.report.curve;

/** What runs record by training step, layer and lag. */
public enum ByLag {
  /** log₁₀ of the gradient's norm; of several states the one that carries most. */
  GRADIENT("log10_gradient", "log₁₀ gradient norm", "gradient_lag", "log10_norm"),
  /** log₁₀ of the state Jacobian's largest singular value; of several sequences the largest. */
  SINGULAR_VALUE(
      "log10_singular_value", "log₁₀ largest singular value", "jacobian", "log10_largest"),
  /** The state Jacobian's effective rank; of several sequences the largest. */
  EFFECTIVE_RANK("effective_rank", "effective rank of ∂s_T/∂s_k", "jacobian", "effective_rank");

  private final String quantity;
  private final String title;
  private final String table;
  private final String column;

  ByLag(String quantity, String title, String table, String column) {
    this.quantity = quantity;
    this.title = title;
    this.table = table;
    this.column = column;
  }

  /** The name that users write. */
  public String quantity() {
    return quantity;
  }

  /** The name in words. */
  public String title() {
    return title;
  }

  String table() {
    return table;
  }

  String column() {
    return column;
  }
}
