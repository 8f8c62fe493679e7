package org.unroll.api;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that training keeps between two updates, as named arrays of {@code float}, {@code double} or
 * {@code long}: what a training of the same run takes up, it goes on from, bit for bit, as if it
 * had never stopped. Which batch comes next and what dropout drops follow from the number of
 * updates made, so that it holds no random generator.
 *
 * <p>A snapshot: what training does afterwards does not change it. Read the arrays only.
 */
public final class TrainingState {
  private static final String UPDATES = "updates";

  private final SortedMap<String, Object> arrays;

  private TrainingState(SortedMap<String, Object> arrays) {
    this.arrays = Collections.unmodifiableSortedMap(arrays);
  }

  /** The state after so many updates, to which the parts of training add theirs. */
  public static Builder after(long updates) {
    return new Builder().put(UPDATES, updates);
  }

  /**
   * A state of arrays that {@link #arrays()} gave, read from where they were kept.
   *
   * @throws UnfitStateException if an array is of another type, or the number of updates is missing
   */
  public static TrainingState of(Map<String, Object> arrays) {
    arrays.forEach(
        (name, array) -> {
          if (!(array instanceof float[] || array instanceof double[] || array instanceof long[])) {
            throw new UnfitStateException(name + " is no array of numbers");
          }
        });
    TrainingState state = new TrainingState(new TreeMap<>(arrays));
    state.updates();
    return state;
  }

  /** Updates made. */
  public long updates() {
    return longs(UPDATES, 1)[0];
  }

  /** Every array by its name: {@code float[]}, {@code double[]} or {@code long[]}. */
  public SortedMap<String, Object> arrays() {
    return arrays;
  }

  /** Whether there is an array of that name. */
  public boolean has(String name) {
    return arrays.containsKey(name);
  }

  /**
   * The array of that name.
   *
   * @throws UnfitStateException if there is none of that type
   */
  public float[] floats(String name) {
    return array(name, float[].class);
  }

  /**
   * The array of that name.
   *
   * @throws UnfitStateException if there is none of that type and length
   */
  public float[] floats(String name, int length) {
    float[] array = floats(name);
    require(name, array.length, length);
    return array;
  }

  /**
   * The array of that name.
   *
   * @throws UnfitStateException if there is none of that type
   */
  public double[] doubles(String name) {
    return array(name, double[].class);
  }

  /**
   * The array of that name.
   *
   * @throws UnfitStateException if there is none of that type and length
   */
  public double[] doubles(String name, int length) {
    double[] array = doubles(name);
    require(name, array.length, length);
    return array;
  }

  /**
   * The array of that name.
   *
   * @throws UnfitStateException if there is none of that type
   */
  public long[] longs(String name) {
    return array(name, long[].class);
  }

  /**
   * The array of that name.
   *
   * @throws UnfitStateException if there is none of that type and length
   */
  public long[] longs(String name, int length) {
    long[] array = longs(name);
    require(name, array.length, length);
    return array;
  }

  private <T> T array(String name, Class<T> type) {
    Object array = arrays.get(name);
    if (!type.isInstance(array)) {
      throw new UnfitStateException("it has no " + type.getSimpleName() + " " + name);
    }
    return type.cast(array);
  }

  private static void require(String name, int found, int expected) {
    if (found != expected) {
      throw new UnfitStateException(name + " has " + found + " numbers, not " + expected);
    }
  }

  /** Gathers a state. Every array is copied. */
  public static final class Builder {
    private final SortedMap<String, Object> arrays = new TreeMap<>();

    private Builder() {}

    public Builder put(String name, float[] values) {
      return add(name, values.clone());
    }

    public Builder put(String name, double... values) {
      return add(name, values.clone());
    }

    public Builder put(String name, long... values) {
      return add(name, values.clone());
    }

    private Builder add(String name, Object array) {
      if (arrays.put(name, array) != null) {
        throw new IllegalArgumentException("two parts of training name their state " + name);
      }
      return this;
    }

    public TrainingState build() {
      return new TrainingState(new TreeMap<>(arrays));
    }
  }
}
