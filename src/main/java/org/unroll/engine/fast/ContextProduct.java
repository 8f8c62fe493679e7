package org.unroll.engine.fast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unroll.api.Parameter;
import org.unroll.engine.ParameterLayout;

/**
 * W·c of consecutive affine maps for the context c, which is the same at every step: one product
 * for all steps of a batch. Since ∂L/∂W = Σ_t δ_t cᵀ = (Σ_t δ_t) cᵀ, the gradient takes one product
 * as well, of what the maps' adjoints δ_t add up to.
 */
final class ContextProduct {
  private final WeightBlock weights;
  private final NativeRows context;

  /** W·c, then Σ_t δ_t, {@code [rows of the maps, batch]}. */
  private final NativeRows rows;

  private final List<Term> terms = new ArrayList<>();
  private int batch;

  /** What one affine map takes of the product, {@code [size, batch]}. */
  static final class Term {
    private final int firstRow;
    private final int size;
    private float[] value = new float[0];
    private float[] adjointSum = new float[0];

    Term(int firstRow, int size) {
      this.firstRow = firstRow;
      this.size = size;
    }

    /** sum += W·c, in the elements from {@code from} to before {@code to}. */
    void addTo(float[] sum, int from, int to) {
      VectorLoops.add(value, sum, from, to);
    }

    /** Takes these elements of one step's adjoint. */
    void accumulate(float[] adjoint, int from, int to) {
      VectorLoops.add(adjoint, adjointSum, from, to);
    }
  }

  ContextProduct(ParameterLayout.Block block, Weights weights) {
    this.weights = new WeightBlock(weights, block.offset(), block.rows(), block.columns());
    this.context = new NativeRows(block.columns());
    this.rows = new NativeRows(block.rows());
    int firstRow = 0;
    for (Parameter parameter : block.weights()) {
      terms.add(new Term(firstRow, parameter.rows()));
      firstRow += parameter.rows();
    }
  }

  /** The terms of the maps, in their order. */
  List<Term> terms() {
    return terms;
  }

  /** Has to be called after the parameters or the batch size changed. */
  void refresh(int newBatch) {
    batch = newBatch;
    context.prepare(batch);
    rows.prepare(batch);
    for (Term term : terms) {
      if (term.value.length < term.size * batch) {
        term.value = new float[term.size * batch];
        term.adjointSum = new float[term.size * batch];
      }
    }
    weights.refresh(batch);
  }

  /** Takes the context of a batch, {@code [context, batch]}. */
  void take(float[] values) {
    context.put(0, weights.columns(), values);
    weights.multiply(context.at(0), batch, 0f, rows.at(0));
    for (Term term : terms) {
      rows.get(term.firstRow, term.size, term.value);
    }
  }

  /** Begins a backward sweep. */
  void clearAdjoints() {
    for (Term term : terms) {
      Arrays.fill(term.adjointSum, 0, term.size * batch, 0f);
    }
  }

  /** Adds a backward sweep to the gradient of the weights. */
  void accumulate() {
    for (Term term : terms) {
      rows.put(term.firstRow, term.size, term.adjointSum);
    }
    weights.accumulate(context.at(0), rows.at(0), batch);
  }
}
