package org.unroll.launch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.unroll.api.RunExecutor;
import org.unroll.format.Provenance;

/** Launchers for tests. */
public final class Launchers {
  private static final Keeping KEEPING = new Keeping(Duration.ofMinutes(1), false);

  private Launchers() {}

  /** One that executes runs in this process, one by one. */
  public static ExperimentLauncher inProcess(
      Supplier<RunExecutor> executor, Supplier<Provenance> provenance, Clock clock) {
    return new ExperimentLauncher(
        new InProcessWorkers(executor, provenance, clock), settings(1), clock);
  }

  /** One that executes runs in processes with little memory, side by side. */
  public static ExperimentLauncher processes(Class<?> main, LaunchSettings settings) {
    return new ExperimentLauncher(
        new ProcessWorkers(command(main.getName())), settings, Clock.systemUTC());
  }

  /** As many jobs, to the last run. */
  public static LaunchSettings settings(int jobs) {
    return new LaunchSettings(jobs, false, KEEPING);
  }

  /** The same, but the first failure ends it. */
  public static LaunchSettings failFast(int jobs) {
    return new LaunchSettings(jobs, true, KEEPING);
  }

  /** Workers with little memory, and more options. */
  public static WorkerCommand command(String main, String... more) {
    List<String> options =
        new ArrayList<>(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    options.addAll(List.of(more));
    return new WorkerCommand(main, options);
  }
}
