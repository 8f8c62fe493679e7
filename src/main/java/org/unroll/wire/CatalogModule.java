package org.unroll.wire;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;

/** Binds the catalog over what the plugins' modules register. */
final class CatalogModule extends AbstractModule {
  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), ComponentDefinition.class);
    bind(CodeDigests.class).toInstance(new CodeDigests());
    bind(ComponentCatalog.class).to(ComponentRegistry.class);
    bind(ComponentRegistry.class).in(Scopes.SINGLETON);
  }
}
