package org.unroll.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The inputs or the targets of batches, by name. */
final class NamedColumns {
  static final String NAMES = "a name has letters, digits, - and _ only, and 'lengths' is taken";

  private static final String TAKEN = "lengths";

  private NamedColumns() {}

  /** Whether a file of a column's numbers can have that name. Asked of every batch. */
  static boolean isName(String name) {
    boolean letters = !name.isEmpty() && !name.equals(TAKEN);
    for (int i = 0; i < name.length() && letters; i++) {
      char each = name.charAt(i);
      letters =
          (each >= 'a' && each <= 'z')
              || (each >= 'A' && each <= 'Z')
              || (each >= '0' && each <= '9')
              || each == '-'
              || each == '_';
    }
    return letters;
  }

  /** A copy that nobody can change, in the same order. */
  static <C> Map<String, C> inOrder(Map<String, C> columns) {
    return columns.size() == 1
        ? Map.copyOf(columns)
        : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /**
   * The only column.
   *
   * @throws IllegalStateException if there is none, or another
   */
  static <C> C only(Map<String, C> columns) {
    if (columns.size() != 1) {
      throw new IllegalStateException("one column is needed, not " + columns.keySet());
    }
    return columns.values().iterator().next();
  }

  /**
   * The first column.
   *
   * @throws IllegalStateException if there is none
   */
  static <C> C first(Map<String, C> columns) {
    return columns.values().stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("one column is needed at least"));
  }

  /**
   * New columns with the names of these.
   *
   * @param batches those that are taken from
   * @param columns a batch's columns
   * @param select makes one from the first batch's column and those of that name in all
   * @throws IllegalArgumentException if the batches have not the same names
   */
  static <C> Map<String, C> select(
      List<Batch> batches,
      Function<Batch, Map<String, C>> columns,
      BiFunction<C, List<C>, C> select) {
    Map<String, C> first = columns.apply(batches.get(0));
    for (Batch batch : batches) {
      Map<String, C> other = columns.apply(batch);
      if (other.size() != first.size()) {
        throw different(other, first);
      }
    }
    Map<String, C> selected = new LinkedHashMap<>();
    first.forEach(
        (name, column) -> {
          List<C> named = new ArrayList<>(batches.size());
          for (Batch batch : batches) {
            Map<String, C> other = columns.apply(batch);
            C found = other.get(name);
            if (found == null) {
              throw different(other, first);
            }
            named.add(found);
          }
          selected.put(name, select.apply(column, named));
        });
    return selected;
  }

  private static IllegalArgumentException different(Map<String, ?> other, Map<String, ?> first) {
    return new IllegalArgumentException(
        "a batch with the columns %s cannot be joined with one with %s"
            .formatted(other.keySet(), first.keySet()));
  }
}
