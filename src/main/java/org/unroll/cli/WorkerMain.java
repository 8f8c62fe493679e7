package org.unroll.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.unroll.api.RunExecutor;
import org.unroll.engine.UnusableLibrariesException;
import org.unroll.launch.StopSignals;
import org.unroll.launch.WorkerLoop;
import org.unroll.wire.Wiring;

/** The main class of a worker process; not for users. */
public final class WorkerMain {
  private WorkerMain() {}

  /** Executes the runs that it is told to on standard input. */
  public static void main(String... none) {
    // They take as long to load as all else: both at once.
    Thread loading = new Thread(WorkerMain::loadNativeLibraries, "unroll-native-libraries");
    loading.setDaemon(true);
    loading.start();
    Application application = WiredApplication.ofThisProcess();
    serve(
        application,
        () -> {
          RunExecutor executor = application.executor().get();
          awaitEnd(loading);
          return executor;
        });
    System.exit(ExitCode.SUCCESS); // whatever threads a plugin has left
  }

  /** Ends the process if they cannot be loaded: no run can be executed then. */
  private static void loadNativeLibraries() {
    try {
      Wiring.loadNativeLibraries();
    } catch (UnusableLibrariesException problem) {
      System.err.println(problem.getMessage());
      Runtime.getRuntime()
          .halt(problem.repaired() ? WorkerLoop.LIBRARIES_REPAIRED : WorkerLoop.NO_LIBRARIES);
    }
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt(); // to end, which the loop sees to
    }
  }

  /**
   * Serves over the standard streams, and keeps everyone else away from them.
   *
   * @param executor the application's, once it can be used
   */
  static void serve(Application application, Supplier<RunExecutor> executor) {
    InputStream orders = System.in;
    PrintStream messages = System.out;
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    StopSignals.handleInWorker(Thread.currentThread()::interrupt);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    new WorkerLoop(orders, messages, executor, application.provenance(), application.clock())
        .serve();
  }
}
