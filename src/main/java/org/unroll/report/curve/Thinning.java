package org.unroll.report.curve;

import java.util.List;
import java.util.stream.IntStream;

/** Leaves out places where there are more than anyone can see. */
public final class Thinning {
  private Thinning() {}

  /** At most so many (two or more) of the places, evenly spaced, with the first and the last. */
  public static <T> List<T> of(List<T> places, int most) {
    int count = places.size();
    if (count <= most) {
      return places;
    }
    return IntStream.range(0, most)
        .mapToObj(i -> places.get((int) Math.round(i * (count - 1.0) / (most - 1))))
        .toList();
  }
}
