package org.unroll.api;

import java.util.Arrays;
import java.util.List;

/**
 * A sequence of labels, as their indices, for each sequence: how many there are, and which step
 * each belongs to, is not said. It falls due at the end. A sequence without labels has a target
 * that is empty; null where there is no target.
 *
 * @param labels {@code [batch][own length]}
 */
public record Labels(int[][] labels) implements Target {
  private static final Layout LAYOUT = new Layout(Task.Timing.AT_END, 1);
  private static final int PADDING = -1;

  /** The labels of each sequence. */
  public static Labels of(int[]... labels) {
    return new Labels(labels);
  }

  @Override
  public Task.Timing timing() {
    return Task.Timing.AT_END;
  }

  @Override
  public int numbers() {
    return 1;
  }

  @Override
  public int samples() {
    return labels.length;
  }

  @Override
  public boolean has(int sample) {
    return labels[sample] != null;
  }

  @Override
  public Labels select(Selection selection, List<? extends Column> columns) {
    int[][] selected = new int[LAYOUT.count(selection.time(), selection.batch())][];
    for (Selection.Piece piece : LAYOUT.pieces(selection)) {
      int[][] source = joined(columns.get(piece.source())).labels;
      LAYOUT.block(piece, selection.batch()).copy(source, selected);
    }
    return new Labels(selected);
  }

  private static Labels joined(Column column) {
    return LAYOUT.joined(column, Labels.class, labels -> LAYOUT);
  }

  /** {@code [batch, longest]}, with −1 after a sequence's own labels. */
  @Override
  public void write(int time, int batch, NumberWriter writer) {
    int longest = 0;
    for (int[] sequence : labels) {
      longest = Math.max(longest, sequence == null ? 0 : sequence.length);
    }
    int[] padded = new int[Math.multiplyExact(labels.length, longest)];
    Arrays.fill(padded, PADDING);
    for (int b = 0; b < labels.length; b++) {
      if (has(b)) {
        System.arraycopy(labels[b], 0, padded, b * longest, labels[b].length);
      }
    }
    writer.whole(padded, batch, longest);
  }

  @Override
  public String fault(ColumnCheck check) {
    String fault = check.layout("sequences of labels", LAYOUT, labels.length);
    for (int b = 0; fault == null && b < labels.length; b++) {
      fault = has(b) ? check.range("labels[" + b + "]", labels[b], 0, "0") : null;
    }
    return fault;
  }
}
