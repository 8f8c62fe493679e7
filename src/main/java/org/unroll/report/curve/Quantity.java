package org.unroll.report.curve;

import java.util.Map;

/**
 * A quantity that runs record along training, and where it stands in their tables.
 *
 * @param name as users write it: {@code validation_loss}
 * @param title in words
 * @param table the table's name
 * @param column the column that holds it
 * @param rows what other columns of its rows say
 */
public record Quantity(
    String name, String title, String table, String column, Map<String, String> rows) {
  /** The column that counts updates, in every table. */
  public static final String STEP = "step";

  public Quantity {
    rows = Map.copyOf(rows);
  }
}
