package org.unroll.train;

import jakarta.inject.Inject;
import java.util.List;
import org.unroll.api.Clipping;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;
import org.unroll.engine.NetworkDefinition;

/** From a gradient to the change of the parameters: norm, clipping, optimizer. */
final class GradientStep {
  private final Clipping clipping;
  private final Optimizer.Updater updater;
  private final List<Parameter> parameters;
  private final float[] update;
  private double norm;
  private double clippedNorm;
  private boolean clipped;

  @Inject
  GradientStep(NetworkDefinition definition, Clipping clipping, Optimizer optimizer) {
    this.clipping = clipping;
    this.updater = optimizer.start(definition.layout().size());
    this.parameters = definition.layout().parameters();
    this.update = new float[definition.layout().size()];
  }

  /**
   * Works out the change that is to be subtracted.
   *
   * @return whether the gradient is finite; otherwise nothing was worked out
   */
  boolean prepare(float[] gradient, long step) {
    norm = Norm.of(gradient);
    if (!Double.isFinite(norm)) {
      return false;
    }
    System.arraycopy(gradient, 0, update, 0, update.length);
    clipped = clipping.clip(update, norm, parameters);
    clippedNorm = clipped ? Norm.of(update) : norm;
    updater.toUpdate(update, step);
    return true;
  }

  void apply(float[] values) {
    for (int i = 0; i < update.length; i++) {
      values[i] -= update[i];
    }
  }

  float[] update() {
    return update;
  }

  double norm() {
    return norm;
  }

  double clippedNorm() {
    return clippedNorm;
  }

  boolean clipped() {
    return clipped;
  }
}
