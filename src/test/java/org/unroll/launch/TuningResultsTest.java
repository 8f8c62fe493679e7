package org.unroll.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.config.Node;
import org.unroll.config.Origin;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Provenance;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.PlannedTuning;
import org.unroll.plan.ResolvedCondition;

/** Which candidate is chosen. A trial's loss is its seed and a quarter, unless it diverges. */
class TuningResultsTest {
  @TempDir private Path path;
  private final List<PlannedTuning.Candidate> candidates = new ArrayList<>();

  private PlannedTuning.Candidate candidate(String condition, PlannedRun... trials) {
    Node.Mapping nothing = Node.Mapping.empty(Origin.InFile.whole("exp.yaml"));
    PlannedTuning.Candidate candidate =
        new PlannedTuning.Candidate(
            condition,
            List.of(trials),
            List.of(),
            new ResolvedCondition(condition, List.of(), nothing, Map.of()));
    candidates.add(candidate);
    return candidate;
  }

  private static PlannedRun trial(String name, long seed) {
    return Plans.run(name, seed, "learn");
  }

  private static PlannedRun diverging(String name, long seed) {
    return Plans.run(name, seed, "diverge");
  }

  private List<TuningScore> chosen() {
    PlannedRun[] runs =
        candidates.stream().flatMap(it -> it.trials().stream()).toArray(PlannedRun[]::new);
    PlannedTuning tuning = new PlannedTuning(List.of("cell"), Plans.plan(runs), candidates);
    ExperimentFolder folder = new ExperimentFolder(path);
    Launchers.inProcess(
            ScriptedExecutor::new,
            () -> Provenance.ofThisProcess("test", new TreeMap<>()),
            Clock.systemUTC())
        .launch(tuning.trials("tuning"), path, LaunchListener.SILENT);
    TuningResults results = new TuningResults(tuning, folder);
    assertThat(results.finished(manifest -> false)).isTrue();
    assertThat(results.finished(manifest -> manifest.seed() == 1)).isFalse();
    return results.chosen();
  }

  @Test
  void theLowestMeanIsChosenForEachConditionTheFirstListedOfEquals() {
    candidate("a", trial("a1", 1), trial("a1", 9));
    PlannedTuning.Candidate first = candidate("a", trial("a2", 4), trial("a2", 5));
    candidate("a", trial("a3", 3), trial("a3", 6));
    PlannedTuning.Candidate other = candidate("b", trial("b1", 7), trial("b1", 8));
    List<TuningScore> chosen = chosen();
    assertThat(chosen).extracting(TuningScore::candidate).containsExactly(first, other);
    assertThat(chosen.get(0).mean()).hasValue(4.75);
  }

  @Test
  void divergenceRanksWorst() {
    candidate("a", trial("a1", 1), diverging("a1", 2));
    PlannedTuning.Candidate stable = candidate("a", trial("a2", 8), trial("a2", 9));
    candidate("b", diverging("b1", 1), diverging("b1", 2));
    PlannedTuning.Candidate once = candidate("b", diverging("b2", 3), trial("b2", 9));
    PlannedTuning.Candidate first = candidate("c", diverging("c1", 1));
    candidate("c", diverging("c2", 1));
    List<TuningScore> chosen = chosen();
    assertThat(chosen).extracting(TuningScore::candidate).containsExactly(stable, once, first);
    assertThat(chosen).extracting(TuningScore::diverged).containsExactly(0, 1, 1);
    assertThat(chosen.get(2).mean()).isEmpty();
  }
}
