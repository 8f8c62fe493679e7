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
import java.util.stream.Stream;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.Reducible;
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

  private final ComponentCatalog catalog;
  private final Map<String, List<BoundCondition>> alike;
  private final Function<BoundCondition, String> runIdentity;

  /**
   * @param ids makes the identities of conditions
   */
  ComparedNetworks(List<BoundCondition> conditions, RunIds ids, ComponentCatalog catalog) {
    this.catalog = catalog;
    this.runIdentity = each -> ids.of(each.spec(), each.fingerprint()).toString();
    this.alike =
        conditions.stream()
            .collect(
                groupingBy(
                    each ->
                        ids.ofNetwork(each.spec(), each.fingerprint(), each.idleSettings())
                            .toString(),
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
        if (refused(first, other)) {
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
                  apart.stream()
                      .findFirst()
                      .map(setting -> setting.origin().reported().describe())
                      .orElse(""),
                  List.of(first.condition().slug(), other.condition().slug()),
                  "these conditions train the same network"
                      + (apart.isEmpty()
                          ? ""
                          : ": they differ only in " + reasons(apart, first, other))));
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
  private boolean refused(BoundCondition first, BoundCondition other) {
    if (runIdentity.apply(first).equals(runIdentity.apply(other))) {
      // One run serves both, and records what it is asked for first.
      return !first.spec().probes().equals(other.spec().probes());
    }
    Map<String, String> axes = first.condition().axes();
    Map<String, String> others = other.condition().axes();
    if (axes.equals(others)) {
      return true;
    }
    Set<String> compared = new LinkedHashSet<>(axes.keySet());
    compared.removeIf(axis -> axes.get(axis).equals(others.get(axis)));
    return changesNothing(compared);
  }

  /** Whether conditions that differ along these axes alone always train the same network. */
  private boolean changesNothing(Set<String> compared) {
    Map<List<Object>, Set<String>> networks = new LinkedHashMap<>();
    alike.forEach(
        (network, group) ->
            group.forEach(
                each -> {
                  Map<String, String> rest = new LinkedHashMap<>(each.condition().axes());
                  rest.keySet().removeAll(compared);
                  networks
                      .computeIfAbsent(
                          List.of(each.condition().arm(), rest), absent -> new LinkedHashSet<>())
                      .add(network);
                }));
    return networks.values().stream().allMatch(distinct -> distinct.size() == 1);
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

  private String reasons(List<Setting> apart, BoundCondition first, BoundCondition other) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Setting setting : apart) {
      String name = idleKey(setting, other).or(() -> idleKey(setting, first)).orElse(setting.key());
      reasons.putIfAbsent(name, reason(name, first, other));
    }
    List<String> texts = new ArrayList<>();
    reasons.forEach(
        (name, reason) -> {
          boolean within = reasons.keySet().stream().anyMatch(key -> name.startsWith(key + "."));
          if (!within) {
            texts.add(reason.isEmpty() ? name : name + ", which " + reason);
          }
        });
    List<String> special = Stream.of(first, other).flatMap(this::special).distinct().toList();
    return String.join("; and in ", texts)
        + (special.isEmpty() ? "" : " (" + String.join(", ", special) + ")");
  }

  /** Which of its components are special cases of simpler ones, in words. */
  private Stream<String> special(BoundCondition condition) {
    return new SpecParts()
        .of(condition.spec()).stream()
            .map(SpecParts.Part::value)
            .filter(Reducible.class::isInstance)
            .flatMap(
                part ->
                    ((Reducible) part)
                        .reduced().stream()
                            .map(
                                simpler ->
                                    "such a "
                                        + catalog.definitionOf(part).name()
                                        + " is "
                                        + catalog.definitionOf(simpler).name()));
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
