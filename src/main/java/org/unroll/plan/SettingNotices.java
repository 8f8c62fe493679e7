package org.unroll.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.api.Remark;
import org.unroll.config.Origin;
import org.unroll.config.PlacedRemark;
import org.unroll.format.Notice;

/** What there is to say of settings that somebody wrote, each remark once. */
final class SettingNotices {
  private SettingNotices() {}

  private record Place(Origin origin, Remark remark) {}

  /** The notices in the order of the conditions. */
  static List<Notice> of(List<BoundCondition> conditions) {
    Map<Place, List<String>> named = new LinkedHashMap<>();
    for (BoundCondition each : conditions) {
      for (PlacedRemark placed : each.remarks()) {
        placed
            .given()
            .map(origin -> new Place(origin, placed.remark()))
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
                    readable(place.remark().parameter()) + ": " + place.remark().message())));
    return notices;
  }

  /** Items of lists have numbers from 1 for readers: {@code probes.0} is {@code probes[1]}. */
  private static String readable(String key) {
    StringBuilder text = new StringBuilder();
    for (String name : key.split("\\.", -1)) {
      if (name.matches("\\d+")) {
        text.append('[').append(Integer.parseInt(name) + 1).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(name);
      }
    }
    return text.toString();
  }
}
