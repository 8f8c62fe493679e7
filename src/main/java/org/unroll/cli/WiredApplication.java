package org.unroll.cli;

import com.google.common.base.Suppliers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.unroll.format.Provenance;
import org.unroll.launch.WorkerCommand;
import org.unroll.wire.Wiring;

/** The application over all components that are found. Nothing is loaded before it is asked for. */
final class WiredApplication {
  private WiredApplication() {}

  /** The application over the plugins that the launcher script names. */
  static Application ofThisProcess() {
    return over(Path.of(System.getProperty("unroll.plugins", "plugins")));
  }

  /**
   * Prepares the application.
   *
   * @param plugins the folder in which plugin jars lie; need not exist
   */
  static Application over(Path plugins) {
    Supplier<Wiring> wiring = Suppliers.memoize(() -> Wiring.of(plugins));
    return new Application(
        () -> wiring.get().catalog(),
        () -> wiring.get().planner()::plan,
        () -> wiring.get().planner()::planAgain,
        () -> wiring.get().sizes(),
        () -> wiring.get().executor(),
        () -> wiring.get()::checkGradients,
        () -> wiring.get()::data,
        () -> Provenance.ofThisProcess(UnrollVersion.text(), wiring.get().libraries()),
        () -> WorkerCommand.likeThisProcess(WorkerMain.class.getName()),
        Clock.systemUTC());
  }
}
