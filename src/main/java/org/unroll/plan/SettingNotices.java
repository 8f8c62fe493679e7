package org.unroll.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.Remark;
import org.unroll.config.Node;
import org.unroll.config.Origin;
import org.unroll.config.PlacedRemark;
import org.unroll.format.Notice;

/** What there is to say of settings that somebody wrote, each remark once. */
final class SettingNotices {
  private SettingNotices() {}

  /**
   * @param key the setting for readers
   */
  private record Place(Origin origin, String key, Remark remark) {}

  /** The notices in the order of the conditions. */
  static List<Notice> of(List<BoundCondition> conditions) {
    Map<Place, List<String>> named = new LinkedHashMap<>();
    for (BoundCondition each : conditions) {
      for (PlacedRemark placed : each.remarks()) {
        placed
            .given()
            .map(origin -> place(origin, each.condition().settings(), placed.remark()))
            .ifPresent(
                place ->
                    named
                        .computeIfAbsent(place, absent -> new ArrayList<>())
                        .add(each.condition().slug()));
      }
    }
    List<Notice> notices = new ArrayList<>();
    named.forEach(
        (place, slugs) ->
            notices.add(
                new Notice(
                    Notice.Kind.valueOf(place.remark().kind().name()),
                    place.origin().reported().describe(),
                    slugs.size() == conditions.size() ? List.of() : slugs,
                    place.key() + ": " + place.remark().message())));
    return notices;
  }

  private static Place place(Origin origin, Node settings, Remark remark) {
    return new Place(origin, readable(remark.parameter(), settings), remark);
  }

  /**
   * Items of lists have numbers from 1 for readers, and components their names: {@code probes.0} is
   * {@code probes[1] (weights)}.
   */
  private static String readable(String key, Node settings) {
    StringBuilder text = new StringBuilder();
    StringBuilder named = new StringBuilder();
    Optional<Node> found = Optional.of(settings);
    for (String name : key.split("\\.", -1)) {
      if (name.matches("\\d+")) {
        int index = Integer.parseInt(name);
        text.append('[').append(index + 1).append(']');
        found =
            found
                .filter(Node.Sequence.class::isInstance)
                .map(list -> ((Node.Sequence) list).items().get(index));
        found
            .filter(Node.Mapping.class::isInstance)
            .flatMap(item -> ((Node.Mapping) item).type())
            .ifPresent(type -> named.append(" (").append(type).append(')'));
      } else {
        text.append(text.isEmpty() ? "" : ".").append(name);
        found =
            found
                .filter(Node.Mapping.class::isInstance)
                .flatMap(map -> ((Node.Mapping) map).find(name));
      }
    }
    return text.append(named).toString();
  }
}
