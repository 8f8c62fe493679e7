package org.unroll.launch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;

/** Plans for tests, in which a run's configuration says what the executor is to do. */
public final class Plans {
  private Plans() {}

  /** A run whose id follows from condition and seed. */
  public static PlannedRun run(String condition, long seed, String deed) {
    return run(condition, seed, deed, "%s-%s-0123456789abcdef".formatted(seed, condition));
  }

  public static PlannedRun run(String condition, long seed, String deed, String id) {
    TreeMap<String, String> axes = new TreeMap<>();
    axes.put("dataset.length", "50");
    axes.put("cell", "rnn");
    return new PlannedRun(condition, "arm-" + condition, axes, seed, id, null, "do: " + deed);
  }

  public static ExperimentPlan plan(PlannedRun... runs) {
    return new ExperimentPlan(
        "tried",
        Path.of("."),
        List.of("dataset.length", "cell"),
        List.copyOf(Arrays.asList(runs)),
        "name: tried\n");
  }
}
