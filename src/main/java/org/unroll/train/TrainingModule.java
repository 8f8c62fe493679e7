package org.unroll.train;

import com.google.inject.AbstractModule;

/** Binds the training loop and its parts. */
public final class TrainingModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Trainer.class);
    bind(GradientStep.class);
    bind(GradientCheck.class);
  }
}
