package org.unroll.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.ComponentKind;
import org.unroll.config.RecordDeclaration;
import org.unroll.config.RunSpec;

/** Finds every component and every group of settings in a configuration, however deep. */
final class SpecParts {
  /**
   * One of them.
   *
   * @param key the parameter that holds it
   */
  record Part(String key, Record value) {
    boolean isComponent() {
      return Arrays.stream(ComponentKind.values()).anyMatch(kind -> kind.type().isInstance(value));
    }
  }

  List<Part> of(RunSpec spec) {
    List<Part> found = new ArrayList<>();
    inside(spec, found);
    return found;
  }

  private void inside(Record owner, List<Part> found) {
    RecordDeclaration.of(owner.getClass())
        .parameters()
        .forEach(parameter -> collect(parameter.name(), parameter.valueIn(owner), found));
  }

  private void collect(String key, Object value, List<Part> found) {
    if (value instanceof Record part) {
      found.add(new Part(key, part));
      inside(part, found);
    } else if (value instanceof List<?> list) {
      list.forEach(item -> collect(key, item, found));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> collect(key, item, found));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(item -> collect(key, item, found));
    }
  }
}
