package org.unroll.train;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unroll.api.Clipping;
import org.unroll.api.FaultyComponentException;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;
import org.unroll.api.Regularization;
import org.unroll.api.Schedule;
import org.unroll.api.TrainingState;
import org.unroll.engine.NetworkDefinition;

/**
 * From a gradient to the change of the parameters: penalty, norm, clipping, optimizer, schedule.
 */
final class GradientStep {
  private static final String OPTIMIZER = "optimizer/";

  private final Regularization regularization;
  private final Clipping clipping;
  private final Optimizer optimizer;
  private final Optimizer.Updater updater;
  private final Schedule schedule;
  private final long steps;
  private final List<Parameter> parameters;
  private final float[] update;
  private double norm;
  private double clippedNorm;
  private boolean clipped;

  @Inject
  GradientStep(
      NetworkDefinition definition,
      Regularization regularization,
      Clipping clipping,
      Optimizer optimizer,
      Schedule schedule,
      TrainingSettings settings) {
    this.regularization = regularization;
    this.clipping = clipping;
    this.schedule = schedule;
    this.steps = settings.steps();
    this.parameters = definition.layout().parameters();
    this.optimizer = optimizer;
    this.updater = optimizer.start(parameters);
    if (updater == null) {
      throw new FaultyComponentException(optimizer, "start() gave nothing");
    }
    this.update = new float[definition.layout().size()];
  }

  /**
   * Works out the change that is to be subtracted.
   *
   * @param gradient the loss's flat gradient; the penalty's is added to it
   * @param values the flat parameters
   * @return what is not finite, if anything is; the change is not to be made then
   */
  Optional<String> prepare(float[] gradient, float[] values, long step) {
    double penalty = regularization.penalize(values, gradient, parameters);
    require(!Double.isNaN(penalty), regularization, step, "its penalty is NaN");
    norm = Norm.of(gradient);
    if (!Double.isFinite(norm)) {
      return Optional.of("the gradient is not finite");
    }
    System.arraycopy(gradient, 0, update, 0, update.length);
    clipped = clipping.clip(update, norm, parameters);
    clippedNorm = clipped ? Norm.of(update) : norm;
    require(Double.isFinite(clippedNorm), clipping, step, "it left a gradient that is not finite");
    updater.toUpdate(update, values, step);
    double factor = schedule.factor(step, steps);
    if (!(Double.isFinite(factor) && factor >= 0)) {
      require(false, schedule, step, "its factor is " + factor + "; it must be finite, at least 0");
    }
    scale(factor);
    // A saturated unit could hide it from every loss that follows.
    if (Double.isFinite(Norm.ofDifference(values, update))) {
      return Optional.empty();
    }
    requireNumbers(factor, step);
    return Optional.of("a parameter is not finite after the update");
  }

  /**
   * From a finite gradient. An infinite update is one of a training that diverges, also where the
   * schedule makes 0 times infinity of it.
   */
  private void requireNumbers(double factor, long step) {
    for (float change : update) {
      boolean number = !Float.isNaN(change) || factor == 0;
      require(number, optimizer, step, "it made an update of NaN");
    }
  }

  private static void require(boolean holds, Object component, long step, String fault) {
    if (!holds) {
      throw new FaultyComponentException(component, "at update " + step + ": " + fault);
    }
  }

  private void scale(double factor) {
    if (factor != 1) {
      for (int i = 0; i < update.length; i++) {
        update[i] = (float) (update[i] * factor);
      }
    }
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

  /** The optimizer's state; all else is worked out anew at each update. */
  void save(TrainingState.Builder state) {
    float[][] arrays = updater.state();
    for (int i = 0; i < arrays.length; i++) {
      state.put(OPTIMIZER + i, arrays[i]);
    }
  }

  void restore(TrainingState state) {
    List<float[]> arrays = new ArrayList<>();
    while (state.has(OPTIMIZER + arrays.size())) {
      arrays.add(state.floats(OPTIMIZER + arrays.size()));
    }
    updater.restore(arrays.toArray(float[][]::new));
  }
}
