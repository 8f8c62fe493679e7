package org.unroll.engine.fast;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The product in parts so small that BLAS does not pack them; see {@link BlasKernels}. M is kept in
 * panels of some rows, each column by column: a part goes through its share once, from the
 * beginning to the end. A team's threads divide the panels.
 */
final class PanelProduct implements BatchProduct, ThreadTeam.Work {
  /** Of more sequences the parts would be too short. */
  static final int LARGEST_BATCH = 256;

  /** Panels consist of whole units, but for M's last rows: what a processor's registers take. */
  private static final int UNIT = 16;

  private static final int UNITS_OF_PANEL = 4;

  private final int rows;
  private final int columns;
  private final ThreadTeam team;
  private final float[] packed;
  private final FloatPointer matrix;
  private final PanelMultiplier[] multipliers;
  private int panels;

  PanelProduct(int rows, int columns, ThreadTeam team) {
    this.rows = rows;
    this.columns = columns;
    this.team = team;
    this.packed = new float[rows * columns];
    this.matrix = new FloatPointer((long) packed.length);
    this.multipliers = new PanelMultiplier[team.size()];
    for (int i = 0; i < multipliers.length; i++) {
      multipliers[i] = new PanelMultiplier(matrix, columns, UNIT * UNITS_OF_PANEL);
    }
  }

  /** Takes the matrix, for products with that many sequences. */
  void fill(MatrixValues source, int batch) {
    int units = units();
    int least = (units + UNITS_OF_PANEL - 1) / UNITS_OF_PANEL;
    int even = (least + team.size() - 1) / team.size() * team.size();
    panels = Math.min(units, even);
    for (int panel = 0; panel < panels; panel++) {
      int first = firstRow(panel);
      int height = firstRow(panel + 1) - first;
      source.copyByColumns(first, height, columns, packed, first * columns);
    }
    matrix.put(packed, 0, packed.length);
    for (PanelMultiplier multiplier : multipliers) {
      multiplier.prepare(batch);
    }
  }

  private int units() {
    return (rows + UNIT - 1) / UNIT;
  }

  /** Panels differ by one unit at most. */
  private int firstRow(int panel) {
    return Math.min(rows, panel * units() / panels * UNIT);
  }

  @Override
  public void multiply(
      FloatPointer argument,
      int argumentStride,
      int batch,
      float beta,
      FloatPointer result,
      int resultStride) {
    for (PanelMultiplier multiplier : multipliers) {
      multiplier.begin(argument, argumentStride, beta, result, resultStride);
    }
    team.shareProduct(this, (long) rows * columns * batch);
  }

  @Override
  public void part(int part, int parts) {
    for (int panel = part * panels / parts; panel < (part + 1) * panels / parts; panel++) {
      int row = firstRow(panel);
      multipliers[part].multiply(row, firstRow(panel + 1) - row);
    }
  }
}
