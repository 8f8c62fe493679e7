package org.unroll.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.unroll.api.Remark;
import org.unroll.config.PlacedRemark;
import org.unroll.config.RunSpec;

/**
 * A condition with its configuration.
 *
 * @param fingerprint the digest of its data
 * @param size what each of its runs needs
 * @param metrics the names of what is measured beside the loss
 * @param remarks what there is to say of its settings
 */
record BoundCondition(
    Condition condition,
    RunSpec spec,
    String fingerprint,
    RunSize size,
    List<String> metrics,
    List<PlacedRemark> remarks) {
  BoundCondition {
    metrics = List.copyOf(metrics);
    remarks = List.copyOf(remarks);
  }

  /** The dotted keys of settings that change nothing in its runs, whoever set them. */
  Set<String> idleSettings() {
    return remarks.stream()
        .map(PlacedRemark::remark)
        .filter(remark -> remark.kind() == Remark.Kind.NO_EFFECT)
        .map(Remark::parameter)
        .collect(Collectors.toSet());
  }
}
