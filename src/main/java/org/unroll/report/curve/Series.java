package org.unroll.report.curve;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * What one run measured, by place (a step or a lag): 16 bytes a value, as tables may have millions
 * of rows.
 *
 * @param x the places, rising
 * @param y the values there, none of them NaN
 */
public record Series(ImmutableDoubleArray x, ImmutableDoubleArray y) {
  private static final Series EMPTY =
      new Series(ImmutableDoubleArray.of(), ImmutableDoubleArray.of());

  /** The values at these places, without those that are NaN; of a place's several the last. */
  static Series of(ImmutableDoubleArray places, ImmutableDoubleArray values) {
    return of(places, values, (first, last) -> last);
  }

  /**
   * The same.
   *
   * @param merged what several values at one place come to, two at a time
   */
  static Series of(
      ImmutableDoubleArray places, ImmutableDoubleArray values, BinaryOperator<Double> merged) {
    if (rising(places) && values.stream().noneMatch(Double::isNaN)) {
      return new Series(places, values);
    }
    NavigableMap<Double, Double> byPlace = new TreeMap<>();
    for (int i = 0; i < places.length(); i++) {
      if (!Double.isNaN(values.get(i))) {
        byPlace.merge(places.get(i), values.get(i), merged);
      }
    }
    return of(byPlace);
  }

  /** The values by place. */
  static Series of(NavigableMap<Double, Double> values) {
    return new Series(
        ImmutableDoubleArray.copyOf(values.keySet()), ImmutableDoubleArray.copyOf(values.values()));
  }

  /** Without values. */
  public static Series empty() {
    return EMPTY;
  }

  /** One value. */
  public static Series of(double place, double value) {
    return of(new TreeMap<>(Map.of(place, value)));
  }

  private static boolean rising(ImmutableDoubleArray places) {
    return IntStream.range(1, places.length()).allMatch(i -> places.get(i - 1) < places.get(i));
  }

  public boolean isEmpty() {
    return x.isEmpty();
  }

  /** The value at a place; NaN if nothing was measured there. */
  public double at(double place) {
    int low = 0;
    int high = x.length() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Double.compare(x.get(middle), place);
      if (order == 0) {
        return y.get(middle);
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Double.NaN;
  }

  /** The values that are finite. */
  public Series finite() {
    if (y.stream().allMatch(Double::isFinite)) {
      return this;
    }
    ImmutableDoubleArray.Builder places = ImmutableDoubleArray.builder();
    ImmutableDoubleArray.Builder values = ImmutableDoubleArray.builder();
    for (int i = 0; i < y.length(); i++) {
      if (Double.isFinite(y.get(i))) {
        places.add(x.get(i));
        values.add(y.get(i));
      }
    }
    return new Series(places.build(), values.build());
  }

  /** The places at which any of them has a value, rising. */
  public static ImmutableDoubleArray places(Collection<Series> all) {
    Collection<ImmutableDoubleArray> different =
        all.stream().map(Series::x).filter(x -> !x.isEmpty()).distinct().toList();
    if (different.size() == 1) {
      return different.iterator().next();
    }
    double[] sorted =
        different.stream().flatMapToDouble(ImmutableDoubleArray::stream).sorted().toArray();
    ImmutableDoubleArray.Builder places = ImmutableDoubleArray.builder();
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        places.add(sorted[i]);
      }
    }
    return places.build();
  }
}
