package org.unroll.components.optimizer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;
import org.unroll.api.Reducible;

/**
 * Gradient descent with classical momentum, the heavy ball.
 *
 * <p>ND4J has Nesterov's look-ahead form only ({@link Nesterov}), so this one is a plain loop.
 */
@Doc(
    value = "Gradient descent that keeps part of its last step.",
    equations = {"v_0 = 0", "v = momentum * v' + learning_rate * g", "change = v"},
    details = {
      "The same numbers as PyTorch's SGD without dampening, also under a schedule: its factor does"
          + " not enter v.",
      Notation.NAMES
    },
    source = "Polyak 1964, Some Methods of Speeding Up the Convergence of Iteration Methods")
public record Momentum(
    @Positive @Default("1e-3") @Doc("The step size.") double learningRate,
    @PositiveOrZero
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.9")
        @Doc("The share of the last step that is kept.")
        double momentum)
    implements Optimizer, Reducible {
  /** Adding and subtracting it turns anything below about 1e-30 into exactly 0. */
  private static final float FLUSH = 1e-23f;

  @Override
  public Optional<Object> reduced() {
    return momentum == 0
        ? Optional.of(new StochasticGradientDescent(learningRate))
        : Optional.empty();
  }

  @Override
  public int numbersPerParameter() {
    return 1;
  }

  @Override
  public Updater start(List<Parameter> parameters) {
    return new HeavyBall(
        (float) learningRate, (float) momentum, new float[Parameter.elements(parameters)]);
  }

  private record HeavyBall(float rate, float keep, float[] velocity) implements Updater {
    @Override
    public void toUpdate(float[] gradient, float[] values, long step) {
      for (int i = 0; i < velocity.length; i++) {
        float next = keep * velocity[i] + rate * gradient[i];
        gradient[i] = next;
        velocity[i] = (next + FLUSH) - FLUSH;
      }
    }

    @Override
    public float[][] state() {
      return new float[][] {velocity};
    }

    @Override
    public void restore(float[][] state) {
      System.arraycopy(state[0], 0, velocity, 0, velocity.length);
    }
  }
}
