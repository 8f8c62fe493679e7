package org.unroll.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the cells of a new batch come from: rectangles of steps by sequences of one batch or of
 * several. What no piece covers is padding, and where pieces overlap the last one counts.
 *
 * @param time steps of the new batch
 * @param batch sequences of the new batch
 * @param steps the pieces of a column that has a cell at each step
 * @param sequences the pieces of a column that has one cell a sequence; their steps do not matter
 */
record Selection(int time, int batch, List<Piece> steps, List<Piece> sequences) {
  /** A step of a sequence, each from 0. */
  record Place(int step, int sequence) {
    static final Place START = new Place(0, 0);
  }

  /**
   * A rectangle of cells.
   *
   * @param source the place of its batch among those that are selected from
   * @param width the sequences of that batch
   * @param from its first cell there
   * @param to where that cell comes to
   * @param steps its height
   * @param sequences its width
   */
  record Piece(int source, int width, Place from, Place to, int steps, int sequences) {}

  private static Selection of(int time, int batch, List<Piece> pieces) {
    return new Selection(time, batch, pieces, pieces);
  }

  /** Steps [start, end) of all sequences. */
  static Selection steps(Batch whole, int start, int end) {
    int time = end - start;
    return of(time, whole.batch(), List.of(rows(0, whole, start, 0, time)));
  }

  /** What falls due in steps [from, end), for a part that begins at {@code start}. */
  static Selection due(Batch whole, int start, int from, int end) {
    List<Piece> ended = new ArrayList<>();
    for (int b = 0; b < whole.batch(); b++) {
      if (whole.lengths()[b] > from && whole.lengths()[b] <= end) {
        Place sequence = new Place(0, b);
        ended.add(new Piece(0, whole.batch(), sequence, sequence, 1, 1));
      }
    }
    Piece due = rows(0, whole, from, from - start, end - from);
    return new Selection(end - start, whole.batch(), List.of(due), ended);
  }

  /** The first steps of the first sequences. */
  static Selection corner(Batch whole, int time, int sequences) {
    return of(
        time,
        sequences,
        List.of(new Piece(0, whole.batch(), Place.START, Place.START, time, sequences)));
  }

  /**
   * The last valid steps of each sequence.
   *
   * @param kept how many, by sequence
   */
  static Selection ends(Batch whole, int time, int[] kept) {
    List<Piece> pieces = new ArrayList<>();
    for (int b = 0; b < kept.length; b++) {
      Place from = new Place(whole.lengths()[b] - kept[b], b);
      pieces.add(new Piece(0, whole.batch(), from, new Place(0, b), kept[b], 1));
    }
    return of(time, whole.batch(), pieces);
  }

  /** One batch after another. */
  static Selection inTime(List<Batch> batches) {
    List<Piece> pieces = new ArrayList<>();
    int time = 0;
    for (int i = 0; i < batches.size(); i++) {
      pieces.add(rows(i, batches.get(i), 0, time, batches.get(i).time()));
      time += batches.get(i).time();
    }
    return of(time, batches.get(0).batch(), pieces);
  }

  /** The sequences of all batches side by side, as long as the longest batch. */
  static Selection sideBySide(List<Batch> batches) {
    List<Piece> pieces = new ArrayList<>(batches.size());
    int time = 0;
    int sequences = 0;
    for (Batch each : batches) {
      Place to = new Place(0, sequences);
      pieces.add(
          new Piece(pieces.size(), each.batch(), Place.START, to, each.time(), each.batch()));
      time = Math.max(time, each.time());
      sequences += each.batch();
    }
    return of(time, sequences, pieces);
  }

  private static Piece rows(int source, Batch batch, int from, int to, int steps) {
    return new Piece(
        source, batch.batch(), new Place(from, 0), new Place(to, 0), steps, batch.batch());
  }
}
