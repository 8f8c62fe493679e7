package org.unroll.plan;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.unroll.config.Exclusion;
import org.unroll.config.FlowText;
import org.unroll.config.Node;
import org.unroll.config.Problems;
import org.unroll.config.Sweep;

/** Counts what a sweep's exclusions leave out; one that leaves nothing out is a slip. */
final class Exclusions {
  private final Sweep.Block block;
  private final List<Exclusion> idle;
  private int left;

  Exclusions(Sweep.Block block) {
    this.block = block;
    this.idle = new ArrayList<>(block.exclusions());
  }

  /** Whether the condition is left out. */
  boolean match(String arm, Node.Mapping condition) {
    List<Exclusion> matching =
        block.exclusions().stream().filter(exclusion -> exclusion.matches(arm, condition)).toList();
    idle.removeAll(matching);
    left += matching.isEmpty() ? 1 : 0;
    return !matching.isEmpty();
  }

  /** Says which exclusions had no effect, or too much of it. */
  void tell(Problems problems) {
    for (Exclusion exclusion : idle) {
      problems.add(exclusion.origin(), "sweep.exclude: matches no condition" + advice(exclusion));
    }
    if (left == 0 && !block.exclusions().isEmpty()) {
      problems.add(block.exclusions().get(0).origin(), "sweep.exclude: leaves no condition to run");
    }
  }

  private String advice(Exclusion exclusion) {
    List<String> arms = block.arms().stream().map(arm -> arm.name()).toList();
    return exclusion
        .arm()
        .filter(arm -> !arms.contains(arm))
        .map(
            arm ->
                "; there is no arm '"
                    + arm
                    + "'"
                    + (arms.isEmpty() ? "" : ", only " + String.join(", ", arms)))
        .orElseGet(() -> exclusion.settings().isEmpty() ? "" : settings(exclusion));
  }

  private static String settings(Exclusion exclusion) {
    return "; none has "
        + exclusion.settings().stream()
            .map(setting -> setting.key() + ": " + new FlowText().of(setting.value()))
            .collect(joining(" and "));
  }
}
