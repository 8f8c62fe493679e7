package org.unroll.cli;

import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.unroll.format.Provenance;
import org.unroll.launch.CrashingExecutor;
import org.unroll.launch.Launchers;
import org.unroll.plan.RunSize;

/** A worker process whose runs do what their configuration says. */
public final class ScriptedWorker {
  private ScriptedWorker() {}

  public static void main(String... none) {
    Application application = application((file, overrides) -> null);
    WorkerMain.serve(application, application.executor());
    System.exit(0);
  }

  /** The application around such runs, in any process. */
  static Application application(Planning planning) {
    return new Application(
        () -> {
          throw new AssertionError("no components are needed here");
        },
        () -> planning,
        () -> (resolved, folder) -> planning.plan(resolved, List.of()),
        () -> (spec, data, updates) -> RunSize.UNKNOWN,
        CrashingExecutor::loaded,
        () -> {
          throw new AssertionError("no gradients are checked here");
        },
        () -> {
          throw new AssertionError("no data is opened here");
        },
        () -> Provenance.ofThisProcess("test", new TreeMap<>()),
        () -> Launchers.command(ScriptedWorker.class.getName()),
        Clock.systemUTC());
  }
}
