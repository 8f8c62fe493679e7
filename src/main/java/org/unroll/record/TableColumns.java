package org.unroll.record;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.unroll.format.CsvDialect;

/**
 * The columns of a table of records: one a record component, in their order. A component that is a
 * map takes a column for each of its keys, which have to be known before the first row.
 *
 * @param accessors of the components
 * @param keys of the map; a key that a row lacks leaves its cell empty
 */
record TableColumns(List<Method> accessors, List<String> keys) {
  TableColumns {
    accessors = List.copyOf(accessors);
    keys = List.copyOf(keys);
  }

  /** Those of a record without a map. */
  static TableColumns of(Class<? extends Record> type) {
    return of(type, List.of());
  }

  /** Those of a record whose map has these keys. */
  static TableColumns of(Class<? extends Record> type, List<String> keys) {
    List<Method> accessors =
        Stream.of(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
    accessors.forEach(accessor -> accessor.setAccessible(true)); // the record may be private
    return new TableColumns(accessors, keys);
  }

  /** The columns' names in order. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Method accessor : accessors) {
      if (accessor.getReturnType() == Map.class) {
        names.addAll(keys);
      } else {
        names.add(CsvDialect.column(accessor.getName()));
      }
    }
    return names;
  }

  /** The values of one row; null where there is none. */
  List<Object> values(Record row) {
    List<Object> values = new ArrayList<>(accessors.size() + keys.size());
    for (Method accessor : accessors) {
      Object value = value(accessor, row);
      if (value instanceof Map<?, ?> map) {
        keys.forEach(key -> values.add(map.get(key)));
      } else {
        values.add(value);
      }
    }
    return values;
  }

  private static Object value(Method accessor, Record row) {
    try {
      return accessor.invoke(row);
    } catch (IllegalAccessException | InvocationTargetException cause) {
      throw new IllegalStateException("cannot read a column of " + row, cause);
    }
  }
}
