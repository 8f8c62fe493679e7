package org.unroll.cli;

import java.io.InputStream;
import java.io.PrintStream;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.unroll.launch.StopSignals;
import org.unroll.launch.WorkerLoop;
import org.unroll.wire.Wiring;

/** The main class of a worker process; not for users. */
public final class WorkerMain {
  private WorkerMain() {}

  /** Executes the runs that it is told to on standard input. */
  public static void main(String... none) {
    // They take as long to load as all else: both at once.
    Thread loading = new Thread(Wiring::loadNativeLibraries, "unroll-native-libraries");
    loading.setDaemon(true);
    loading.start();
    serve(WiredApplication.ofThisProcess());
    System.exit(ExitCode.SUCCESS); // whatever threads a plugin has left
  }

  /** Serves over the standard streams, and keeps everyone else away from them. */
  static void serve(Application application) {
    InputStream orders = System.in;
    PrintStream messages = System.out;
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    StopSignals.handleInWorker(Thread.currentThread()::interrupt);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    new WorkerLoop(
            orders, messages, application.executor(), application.provenance(), application.clock())
        .serve();
  }
}
