package org.unroll.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.ComponentKind;
import org.unroll.config.RecordDeclaration;

/** Finds every component in a record, however deep. */
final class UsedComponents {
  List<Object> of(Record owner) {
    List<Object> found = new ArrayList<>();
    collect(owner, found);
    return found;
  }

  private void collect(Object value, List<Object> found) {
    if (value instanceof Record owner) {
      if (Arrays.stream(ComponentKind.values()).anyMatch(kind -> kind.type().isInstance(value))) {
        found.add(value);
      }
      RecordDeclaration.of(owner.getClass())
          .parameters()
          .forEach(parameter -> collect(parameter.valueIn(owner), found));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, found));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> collect(item, found));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(item -> collect(item, found));
    }
  }
}
