package org.unroll.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.unroll.api.Remark;
import org.unroll.config.PlacedRemark;
import org.unroll.config.Problems;
import org.unroll.config.Setting;
import org.unroll.format.Notice;

/**
 * Finds conditions that train the same network, byte for byte, since what sets them apart changes
 * nothing. Where they would be compared with each other, as arms or along an axis that changes
 * nothing at all, the comparison is refused; elsewhere it is told.
 */
final class ComparedNetworks {
  private static final String PROBES = "probes";

  private final List<BoundCondition> conditions;
  private final Map<String, List<BoundCondition>> alike;
  private final Function<BoundCondition, String> runIdentity;

  /**
   * @param ids makes the identities of conditions
   */
  ComparedNetworks(List<BoundCondition> conditions, RunIds ids) {
    this.conditions = conditions;
    this.runIdentity = each -> ids.of(each.spec(), each.fingerprint()).toString();
    this.alike =
        conditions.stream()
            .collect(
                groupingBy(
                    each -> ids.of(each.spec(), each.fingerprint(), each.idleSettings()).toString(),
                    LinkedHashMap::new,
                    toList()));
  }

  /**
   * Refuses comparisons of nothing.
   *
   * @return what is to be told of the others
   */
  List<Notice> check(Problems problems) {
    List<Notice> notices = new ArrayList<>();
    for (List<BoundCondition> group : alike.values()) {
      BoundCondition first = group.get(0);
      for (BoundCondition other : group.subList(1, group.size())) {
        List<Setting> apart = apart(first, other);
        if (refused(first, other, apart)) {
          problems.add(
              apart.get(0).origin(),
              names(first, other)
                  + " would train the same network: they differ only in "
                  + reasons(apart, first, other)
                  + ". Leave one of them out");
        } else {
          notices.add(
              new Notice(
                  Notice.Kind.NO_EFFECT,
                  "",
                  List.of(first.condition().slug(), other.condition().slug()),
                  "these conditions train the same network"
                      + (apart.isEmpty() ? "" : ": " + reasons(apart, first, other))));
        }
      }
    }
    return notices;
  }

  /** Whether two conditions, by name, train the same network. */
  boolean same(String slug, String other) {
    return alike.values().stream()
        .map(group -> group.stream().map(each -> each.condition().slug()).toList())
        .anyMatch(group -> group.contains(slug) && group.contains(other));
  }

  /** Whether the two would be compared though the settings that set them apart change nothing. */
  private boolean refused(BoundCondition first, BoundCondition other, List<Setting> apart) {
    if (runIdentity.apply(first).equals(runIdentity.apply(other))) {
      // One run serves both, and records what it is asked for first.
      return !first.spec().probes().equals(other.spec().probes());
    }
    Map<String, String> axes = first.condition().axes();
    if (axes.equals(other.condition().axes())) {
      return true;
    }
    return apart.stream().allMatch(setting -> conditions.stream().allMatch(idle(setting)));
  }

  private static Predicate<BoundCondition> idle(Setting setting) {
    return each -> idleKey(setting, each).isPresent();
  }

  /** The idle setting that covers this one. */
  private static Optional<String> idleKey(Setting setting, BoundCondition condition) {
    String key = setting.key();
    return Stream.concat(Stream.of(PROBES), condition.idleSettings().stream())
        .filter(idle -> key.equals(idle) || key.startsWith(idle + "."))
        .findFirst();
  }

  /** The settings of the sweep that only one of the two has. */
  private static List<Setting> apart(BoundCondition first, BoundCondition other) {
    Map<String, Setting> ofFirst = settings(first.condition());
    Map<String, Setting> ofOther = settings(other.condition());
    Set<String> same = new LinkedHashSet<>(ofFirst.keySet());
    same.retainAll(ofOther.keySet());
    ofFirst.keySet().removeAll(same);
    ofOther.keySet().removeAll(same);
    return Stream.concat(ofOther.values().stream(), ofFirst.values().stream()).toList();
  }

  private static Map<String, Setting> settings(Condition condition) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    Stream.concat(condition.ofArm().stream(), condition.ofAxes().stream())
        .forEach(setting -> settings.put(setting.toText(), setting));
    return settings;
  }

  private static String names(BoundCondition first, BoundCondition other) {
    return "'" + first.condition().slug() + "' and '" + other.condition().slug() + "'";
  }

  private static String reasons(List<Setting> apart, BoundCondition first, BoundCondition other) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Setting setting : apart) {
      String name = idleKey(setting, other).or(() -> idleKey(setting, first)).orElse(setting.key());
      reasons.putIfAbsent(name, reason(name, first, other));
    }
    List<String> texts = new ArrayList<>();
    reasons.forEach(
        (name, reason) -> texts.add(reason.isEmpty() ? name : name + ", which " + reason));
    return String.join("; and in ", texts);
  }

  private static String reason(String key, BoundCondition first, BoundCondition other) {
    if (key.equals(PROBES)) {
      return "only says what is recorded (list them all for all of the experiment)";
    }
    return Stream.of(other, first)
        .flatMap(each -> each.remarks().stream())
        .map(PlacedRemark::remark)
        .filter(remark -> remark.parameter().equals(key))
        .map(Remark::message)
        .findFirst()
        .orElse("");
  }
}
