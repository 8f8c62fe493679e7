package org.unroll.components.optimizer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;
import org.unroll.api.Version;

/**
 * RMSProp. ND4J's updater starts its mean square at epsilon and has one place for it, so this one
 * is a plain loop.
 */
@Version(
    value = 2,
    change =
        "the mean square starts at 0. Version 1 started it at epsilon, which 'initial_accumulator:"
            + " 1e-8' does at the default epsilon.")
@Doc(
    value = "Divides the gradient by a running root mean square of itself.",
    equations = {
      "v_0 = initial_accumulator",
      "v = decay * v' + (1 - decay) * g ^ 2",
      "change = learning_rate * g / (sqrt(v) + epsilon)  [epsilon_added: after_root]",
      "change = learning_rate * g / sqrt(v + epsilon)  [epsilon_added: before_root]"
    },
    details = {
      "The mean square starts at 0 as in the lecture and in PyTorch; ND4J starts it at epsilon. decay"
          + " is 0.9 as in the lecture and in Keras; PyTorch's is 0.99. PyTorch adds epsilon after"
          + " the root, TensorFlow and Keras before it. The mean is not corrected for its"
          + " start: the first change is learning_rate / sqrt(1 - decay).",
      Notation.NAMES
    },
    source = "Tieleman and Hinton 2012, Neural Networks for Machine Learning, lecture 6.5")
public record RmsProp(
    @Positive @Default("1e-3") @Doc("The step size.") double learningRate,
    @PositiveOrZero
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.9")
        @Doc("The share of the running mean that is kept at each update.")
        double decay,
    @Positive @Default("1e-8") @Doc("What keeps the divisor from zero.") double epsilon,
    @PositiveOrZero @Default("0.0") @Doc("The running mean of squares before the first update.")
        double initialAccumulator,
    @Default("after_root") @Doc("Whether epsilon is added to the root, or to what it is taken of.")
        EpsilonAdded epsilonAdded)
    implements Optimizer {
  private static final float FLUSH = Nd4jUpdater.FLUSH;

  /** Where epsilon is added. */
  public enum EpsilonAdded {
    AFTER_ROOT,
    BEFORE_ROOT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public int numbersPerParameter() {
    return 3;
  }

  @Override
  public Updater start(List<Parameter> parameters) {
    float[] square = new float[Parameter.elements(parameters)];
    Arrays.fill(square, (float) initialAccumulator);
    return new Scaling(this, square);
  }

  private record Scaling(RmsProp settings, float[] square) implements Updater {
    @Override
    public void toUpdate(float[] gradient, float[] values, long step) {
      float kept = (float) settings.decay();
      float taken = (float) (1 - settings.decay());
      for (int i = 0; i < square.length; i++) {
        square[i] = (kept * square[i] + taken * gradient[i] * gradient[i] + FLUSH) - FLUSH;
      }
      boolean after = settings.epsilonAdded() == EpsilonAdded.AFTER_ROOT;
      float outside = after ? (float) settings.epsilon() : 0f;
      float inside = after ? 0f : (float) settings.epsilon();
      float rate = (float) settings.learningRate();
      for (int i = 0; i < square.length; i++) {
        gradient[i] = rate * gradient[i] / ((float) Math.sqrt(square[i] + inside) + outside);
      }
    }

    @Override
    public float[][] state() {
      return new float[][] {square};
    }

    @Override
    public void restore(float[][] state) {
      System.arraycopy(state[0], 0, square, 0, square.length);
    }
  }
}
