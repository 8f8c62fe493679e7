package org.unroll.report.curve;

import java.util.List;
import java.util.stream.IntStream;

/** Leaves out places where there are more than anyone can see. */
public final class Thinning {
  private Thinning() {}

  /** At most so many (two or more) of the places, evenly spaced, with the first and the last. */
  public static <T> List<T> of(List<T> places, int most) {
    return places.size() <= most
        ? places
        : indices(places.size(), most).mapToObj(places::get).toList();
  }

  /** The indices of so many of all places; of all, if they are no more. */
  static IntStream indices(int count, int most) {
    return count <= most
        ? IntStream.range(0, count)
        : IntStream.range(0, most).map(i -> (int) Math.round(i * (count - 1.0) / (most - 1)));
  }
}
