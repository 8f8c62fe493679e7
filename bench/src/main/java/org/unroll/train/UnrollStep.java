package org.unroll.train;

import org.unroll.api.Batch;
import org.unroll.api.Truncation;
import org.unroll.components.clipping.NormClipping;
import org.unroll.components.optimizer.Adam;
import org.unroll.components.regularization.NoRegularization;
import org.unroll.components.schedule.ConstantRate;
import org.unroll.engine.LossSums;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;

/**
 * One training step as the trainer makes it, without data, probes and events. All that the
 * benchmarks know of the engine is here; the package is the trainer's, for the parts that it keeps
 * to itself.
 */
public final class UnrollStep {
  private final Network network;
  private final GradientStep gradientStep;
  private final CarriedState carried = new CarriedState();
  private long step;

  /**
   * Creates a network with given parameters.
   *
   * @param parameters the flat parameters to start from
   * @param threads threads that divide the work
   */
  public UnrollStep(NetworkDefinition definition, float[] parameters, int threads) {
    network = new Network(definition, threads);
    System.arraycopy(parameters, 0, network.parameters(), 0, parameters.length);
    network.parametersChanged();
    gradientStep =
        new GradientStep(
            definition,
            new NoRegularization(),
            new NormClipping(StepSettings.CLIPPING_THRESHOLD),
            new Adam(
                StepSettings.LEARNING_RATE,
                StepSettings.BETA1,
                StepSettings.BETA2,
                StepSettings.EPSILON,
                Adam.EpsilonAdded.BEFORE_CORRECTION),
            new ConstantRate(),
            new TrainingSettings(
                Long.MAX_VALUE, 1, Truncation.FULL, false, Integer.MAX_VALUE, Stopping.NEVER));
  }

  /** Leaves the gradient in {@link #gradient()}; returns the mean loss. */
  public double forwardBackward(Batch batch) {
    carried.reset();
    LossSums sums = network.forward(batch, carried);
    network.backward(Truncation.FULL);
    return sums.meanLoss();
  }

  /** Norm, clipping, Adam, and the change of the parameters. */
  public void update() {
    step++;
    gradientStep
        .prepare(network.gradient(), network.parameters(), step)
        .ifPresent(
            fault -> {
              throw new IllegalStateException(fault);
            });
    gradientStep.apply(network.parameters());
    network.parametersChanged();
  }

  public float[] gradient() {
    return network.gradient();
  }
}
