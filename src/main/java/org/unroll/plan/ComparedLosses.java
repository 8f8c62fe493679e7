package org.unroll.plan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unroll.api.ComponentCatalog;
import org.unroll.config.RunSpec;
import org.unroll.format.Notice;

/** Tells conditions apart that are trained on different losses, whose values do not compare. */
final class ComparedLosses {
  private final Map<String, Object> losses = new LinkedHashMap<>();
  private final Set<String> names = new LinkedHashSet<>();

  ComparedLosses(List<BoundCondition> conditions, ComponentCatalog catalog) {
    for (BoundCondition each : conditions) {
      RunSpec spec = each.spec();
      Object loss = spec.loss().map(Object.class::cast).orElse(spec.dataset().loss());
      losses.put(each.condition().slug(), loss);
      names.add(
          spec.loss()
              .map(given -> catalog.definitionOf(given).name())
              .orElse(spec.dataset().loss()));
    }
  }

  /** Whether the losses of two conditions, by name, do not compare. */
  boolean unlike(String slug, String other) {
    return losses.containsKey(slug) && !losses.get(slug).equals(losses.get(other));
  }

  /** What is to be told of the whole experiment. */
  List<Notice> notices() {
    if (Set.copyOf(losses.values()).size() < 2) {
      return List.of();
    }
    return List.of(
        new Notice(
            Notice.Kind.DOUBTFUL,
            "",
            List.of(),
            "loss: conditions are trained on different losses ("
                + String.join(", ", names)
                + "), whose values cannot be compared with each other"));
  }
}
