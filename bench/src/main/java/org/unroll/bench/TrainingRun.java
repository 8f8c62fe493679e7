package org.unroll.bench;

import java.nio.file.Path;
import org.unroll.api.RunExecutor;
import org.unroll.api.RunRequest;

/** A step is a whole training run, from its configuration to its last event. */
record TrainingRun(RunExecutor executor, String configuration) implements Step {
  @Override
  public long step() {
    executor.execute(new RunRequest("probes", configuration, 1, Path.of(".")), event -> {});
    return 0;
  }
}
