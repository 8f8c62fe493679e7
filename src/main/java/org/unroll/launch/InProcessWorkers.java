package org.unroll.launch;

import com.google.common.base.Suppliers;
import java.time.Clock;
import java.util.function.Supplier;
import org.unroll.api.RunExecutor;
import org.unroll.format.Provenance;

/**
 * Lets runs be executed in this process. One at a time: concurrent training inside one virtual
 * machine is not dependable.
 */
public final class InProcessWorkers implements RunWorkers {
  private final Supplier<RunExecutor> executor;
  private final Supplier<Provenance> provenance;
  private final Clock clock;

  /**
   * Prepares the worker.
   *
   * @param executor asked for once, when a run is to be executed: building it may be costly
   * @param provenance asked for once, at the first run's start
   */
  public InProcessWorkers(
      Supplier<RunExecutor> executor, Supplier<Provenance> provenance, Clock clock) {
    this.executor = Suppliers.memoize(executor::get);
    this.provenance = Suppliers.memoize(provenance::get);
    this.clock = clock;
  }

  @Override
  public RunWorker start(Place place) {
    return new InProcessWorker(executor, provenance, clock);
  }
}
