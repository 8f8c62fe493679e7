package org.unroll.wire;

import com.google.inject.Guice;
import com.google.inject.ProvisionException;
import org.unroll.api.Activation;
import org.unroll.api.CheckedSequences;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.ComponentKind;
import org.unroll.api.Dataset;
import org.unroll.api.Loss;
import org.unroll.api.RunExecutor;
import org.unroll.api.RunRequest;
import org.unroll.api.TrainingListener;
import org.unroll.config.RunSpec;
import org.unroll.config.RunSpecBinder;
import org.unroll.config.RunSpecReader;
import org.unroll.engine.NativeLibraries;
import org.unroll.plan.RunData;
import org.unroll.plan.RunMetrics;
import org.unroll.plan.SeededStreams;
import org.unroll.train.GradientCheck;
import org.unroll.train.LossName;
import org.unroll.train.Trainer;

/** Executes a run in this process, with an injector that lives as long as the run. */
final class InjectedRunExecutor implements RunExecutor {
  private final ComponentCatalog catalog;
  private final RunSpecBinder binder;
  private final ComponentFaults faults;

  InjectedRunExecutor(ComponentCatalog catalog, RunSpecBinder binder) {
    this.catalog = catalog;
    this.binder = binder;
    this.faults = new ComponentFaults(catalog);
  }

  @Override
  public void execute(RunRequest request, TrainingListener listener) {
    faults.named(
        () -> {
          build(request, listener, Trainer.class).train(request.from());
          return null;
        });
  }

  /** Checks the gradients of the run's network instead of training it. */
  GradientCheck.Result checkGradients(RunRequest request) {
    return faults.named(() -> build(request, event -> {}, GradientCheck.class).check());
  }

  /** Opens the run's data, as training does. */
  RunData data(RunRequest request) {
    return faults.named(
        () -> {
          RunSpec spec = spec(request);
          return new RunData(
              CheckedSequences.open(spec.dataset(), context(request)),
              spec.batchSize(),
              spec.truncation().every());
        });
  }

  private RunSpec spec(RunRequest request) {
    return new RunSpecReader(binder).read(request.configuration(), "config.yaml", request.folder());
  }

  private static Dataset.Opening context(RunRequest request) {
    return new Dataset.Opening(request.folder(), new SeededStreams(request.seed()));
  }

  private <T> T build(RunRequest request, TrainingListener listener, Class<T> part) {
    NativeLibraries.load(); // what it says of a failure, Guice would bury
    RunSpec spec = spec(request);
    RunModule module =
        new RunModule(
            spec,
            context(request),
            this::activation,
            this::loss,
            new RunMetrics(catalog, binder),
            lossName(spec),
            listener);
    try {
      return Guice.createInjector(new StrictModule(), module).getInstance(part);
    } catch (ProvisionException failure) {
      // What a component's own code said is the message; Guice's account of where stays its cause.
      Throwable reason = failure.getCause() == null ? failure : failure.getCause();
      faults.rethrow(reason);
      throw new IllegalStateException(reason.getMessage(), failure);
    }
  }

  private LossName lossName(RunSpec spec) {
    return new LossName(
        spec.loss()
            .map(catalog::definitionOf)
            .map(ComponentDefinition::name)
            .orElseGet(spec.dataset()::loss));
  }

  private Activation activation(String name) {
    return (Activation) binder.standard(ComponentKind.ACTIVATION, name);
  }

  private Loss loss(String name) {
    return (Loss) binder.standard(ComponentKind.LOSS, name);
  }
}
