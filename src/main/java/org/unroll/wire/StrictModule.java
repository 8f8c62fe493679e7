package org.unroll.wire;

import com.google.inject.AbstractModule;

/** Guice made strict: nothing is guessed, nothing circular, nothing bound by accident. */
final class StrictModule extends AbstractModule {
  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
  }
}
