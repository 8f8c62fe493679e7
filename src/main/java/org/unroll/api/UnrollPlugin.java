package org.unroll.api;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;

/**
 * The one class by which a plugin adds components. Extend it, list the components in {@link
 * #register()}, and name the class in {@code META-INF/services/org.unroll.api.UnrollPlugin}:
 *
 * <pre>{@code
 * public final class MyPlugin extends UnrollPlugin {
 *   @Override
 *   protected void register() {
 *     cell("mgu", MinimalGatedUnit.class);
 *   }
 * }
 * }</pre>
 *
 * <p>The built-in components are registered by plugins of this same kind. A name registered twice
 * for one kind is an error that names both origins.
 */
public abstract class UnrollPlugin extends AbstractModule {
  private String origin = getClass().getName();

  /** Lists the plugin's components. */
  protected abstract void register();

  /** Says where this plugin was found, for messages. Called by the loader. */
  public final UnrollPlugin from(String place) {
    this.origin = place;
    return this;
  }

  @Override
  protected final void configure() {
    try {
      register();
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError fault) {
      addError(
          "%s: %s cannot register its components: %s",
          origin, getClass().getName(), OtherVersion.words(fault));
    }
  }

  protected final <C extends Record & Cell> void cell(String name, Class<C> type) {
    add(ComponentKind.CELL, name, type);
  }

  protected final <C extends Record & Activation> void activation(String name, Class<C> type) {
    add(ComponentKind.ACTIVATION, name, type);
  }

  protected final <C extends Record & Initialization> void initialization(
      String name, Class<C> type) {
    add(ComponentKind.INITIALIZATION, name, type);
  }

  protected final <C extends Record & Clipping> void clipping(String name, Class<C> type) {
    add(ComponentKind.CLIPPING, name, type);
  }

  protected final <C extends Record & Optimizer> void optimizer(String name, Class<C> type) {
    add(ComponentKind.OPTIMIZER, name, type);
  }

  protected final <C extends Record & Schedule> void schedule(String name, Class<C> type) {
    add(ComponentKind.SCHEDULE, name, type);
  }

  protected final <C extends Record & Regularization> void regularization(
      String name, Class<C> type) {
    add(ComponentKind.REGULARIZATION, name, type);
  }

  protected final <C extends Record & Loss> void loss(String name, Class<C> type) {
    add(ComponentKind.LOSS, name, type);
  }

  protected final <C extends Record & Metric> void metric(String name, Class<C> type) {
    add(ComponentKind.METRIC, name, type);
  }

  protected final <C extends Record & Dataset> void dataset(String name, Class<C> type) {
    add(ComponentKind.DATASET, name, type);
  }

  protected final <C extends Record & Probe> void probe(String name, Class<C> type) {
    add(ComponentKind.PROBE, name, type);
  }

  private void add(ComponentKind kind, String name, Class<? extends Record> type) {
    try {
      ComponentDefinition definition = new ComponentDefinition(kind, name, type, origin);
      Multibinder.newSetBinder(binder(), ComponentDefinition.class)
          .addBinding()
          .toInstance(definition);
    } catch (IllegalArgumentException wrong) {
      addError("%s: %s", origin, wrong.getMessage());
    }
  }
}
