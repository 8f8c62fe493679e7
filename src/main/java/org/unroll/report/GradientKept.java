package org.unroll.report;

import java.util.TreeMap;
import java.util.function.Consumer;
import org.unroll.format.RunFiles;
import org.unroll.format.TableRow;

/**
 * How much of the loss's gradient arrives at the beginning of a sequence: log₁₀ of the norm at the
 * longest lag over the norm at the loss, in the top layer, by the state that carries most, at the
 * last recorded update. 0 means that nothing is lost; a vanishing gradient is far below.
 */
final class GradientKept {
  /** The table that tells gradients by lag. */
  static final String TABLE = "gradient_lag";

  /** The name of this figure among the metrics of {@code summary.csv}. */
  static final String METRIC = "log10_gradient_kept";

  private GradientKept() {}

  /**
   * The figure of one run; −∞ if nothing arrives, NaN if it was not recorded or starts from
   * nothing.
   */
  static double read(RunFiles files) {
    LastStep last = new LastStep();
    files.forEachRow(TABLE, last);
    return last.kept();
  }

  /** Keeps the rows of the top layer at the last step. */
  private static final class LastStep implements Consumer<TableRow> {
    private final TreeMap<Long, Double> byLag = new TreeMap<>();
    private long step = -1;
    private long layer = -1;

    @Override
    public void accept(TableRow row) {
      long rowStep = row.whole("step");
      long rowLayer = row.whole("layer");
      if (rowStep != step || rowLayer > layer) {
        step = rowStep;
        layer = rowLayer;
        byLag.clear();
      }
      if (rowLayer == layer) {
        double norm = row.number("log10_norm");
        byLag.merge(
            row.whole("lag"), Double.isNaN(norm) ? Double.NEGATIVE_INFINITY : norm, Math::max);
      }
    }

    double kept() {
      if (byLag.size() < 2 || byLag.firstEntry().getValue() == Double.NEGATIVE_INFINITY) {
        return Double.NaN; // of nothing at the loss there is no share
      }
      return byLag.lastEntry().getValue() - byLag.firstEntry().getValue();
    }
  }
}
