package org.unroll.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedClaim;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.PlannedTuning;
import org.unroll.report.statistics.DifferenceTest;
import org.unroll.text.PlainNumber;

/** What a plan's runs will be held against, for the eye. */
record PlannedClaims(ExperimentPlan plan) {
  private static final int MOST_COMPARISONS = 12;

  /** Each claim with what is compared for it; nothing without claims. */
  List<String> lines(int columns) {
    if (plan.claims().isEmpty()) {
      return List.of();
    }
    Map<String, List<PlannedClaim>> byName = new LinkedHashMap<>();
    plan.claims()
        .forEach(one -> byName.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one));
    DefinitionList list = new DefinitionList(columns);
    byName.forEach((name, all) -> list.add(name, how(all.get(0)), comparisons(all)));
    List<String> lines = new ArrayList<>();
    lines.add("to be judged, on " + seeds() + " seeds:");
    lines.addAll(list.lines());
    return lines;
  }

  private static String how(PlannedClaim claim) {
    return "at alpha %s, test: %s%s"
        .formatted(
            PlainNumber.of(claim.alpha()),
            DifferenceTest.named(claim.test()).title(!claim.than().isEmpty()),
            claim.margin() > 0 ? ", margin " + PlainNumber.of(claim.margin()) : "");
  }

  private static String comparisons(List<PlannedClaim> claims) {
    int left = claims.size() - MOST_COMPARISONS;
    return claims.stream()
            .limit(MOST_COMPARISONS)
            .map(one -> one.condition() + (one.than().isEmpty() ? "" : " against " + one.than()))
            .collect(joining(", "))
        + (left > 0 ? ", … and " + left + " more" : "");
  }

  private long seeds() {
    List<PlannedRun> runs =
        plan.runs().isEmpty()
            ? plan.tuning().map(PlannedTuning::candidates).orElseThrow().get(0).compared()
            : plan.runs();
    return runs.stream().mapToLong(PlannedRun::seed).distinct().count();
  }
}
