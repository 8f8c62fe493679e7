package org.unroll.wire;

import com.google.common.base.Suppliers;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.spi.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.unroll.api.Activation;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentKind;
import org.unroll.api.RunExecutor;
import org.unroll.api.RunRequest;
import org.unroll.config.RunSpecBinder;
import org.unroll.engine.NativeLibraries;
import org.unroll.plan.Planner;
import org.unroll.plan.RunData;
import org.unroll.plan.RunMetrics;
import org.unroll.plan.SizeEstimator;
import org.unroll.train.GradientCheck;

/** The application's parts, over the components of all plugins. */
public final class Wiring {
  private final ComponentCatalog catalog;
  private final Supplier<RunSpecBinder> binder;

  private Wiring(ComponentCatalog catalog) {
    this.catalog = catalog;
    // Takes a while, and describing components needs none.
    this.binder = Suppliers.memoize(() -> binder(new CellTracing(this::activation)));
  }

  private RunSpecBinder binder(CellTracing tracing) {
    RunMetrics metrics = new RunMetrics(catalog, new RunSpecBinder(catalog));
    return new RunSpecBinder(
        catalog,
        List.of(new CellCheck(catalog, tracing), new ComponentCheck(catalog, tracing)),
        List.of(
            new CellRemarks(catalog, tracing),
            new EvaluationRemarks(),
            new MetricRemarks(catalog, metrics)));
  }

  /**
   * Loads the plugins and registers their components.
   *
   * @param pluginFolder where plugin jars lie; need not exist
   * @throws InvalidPluginException if a plugin cannot be used
   */
  public static Wiring of(Path pluginFolder) {
    List<Module> modules = new ArrayList<>();
    modules.add(new StrictModule());
    modules.add(new CatalogModule());
    modules.addAll(new PluginLoader(pluginFolder).load());
    try {
      return new Wiring(Guice.createInjector(modules).getInstance(ComponentCatalog.class));
    } catch (com.google.inject.CreationException failure) {
      throw new InvalidPluginException(text(failure.getErrorMessages()), failure);
    } catch (com.google.inject.ProvisionException failure) {
      if (failure.getCause() instanceof InvalidPluginException invalid) {
        throw invalid;
      }
      throw failure;
    }
  }

  private static String text(Iterable<Message> messages) {
    List<String> lines = new ArrayList<>();
    messages.forEach(message -> lines.add(message.getMessage()));
    return lines.stream().distinct().collect(Collectors.joining("\n"));
  }

  public ComponentCatalog catalog() {
    return catalog;
  }

  public Planner planner() {
    return new Planner(catalog, binder.get(), sizes());
  }

  /** Tells what runs need. */
  public SizeEstimator sizes() {
    return new RunSizes(this::activation);
  }

  public RunExecutor executor() {
    return new InjectedRunExecutor(catalog, binder.get());
  }

  /** Builds a run and checks its gradients. */
  public GradientCheck.Result checkGradients(RunRequest request) {
    return new InjectedRunExecutor(catalog, binder.get()).checkGradients(request);
  }

  /** Opens the data of a run. */
  public RunData data(RunRequest request) {
    return new InjectedRunExecutor(catalog, binder.get()).data(request);
  }

  /** Versions of what computes, by name. */
  public SortedMap<String, String> libraries() {
    return NumericalLibraries.versions();
  }

  /** Loads what otherwise loads when it is first used. */
  public static void loadNativeLibraries() {
    NativeLibraries.load();
  }

  private Activation activation(String name) {
    return (Activation) binder.get().standard(ComponentKind.ACTIVATION, name);
  }
}
