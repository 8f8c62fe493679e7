package org.unroll.components.probe;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.unroll.api.Doc;
import org.unroll.api.Table;
import org.unroll.api.UpdateView.StateGradient;

/** One row of {@code gradient_decay.csv}. */
@Table("gradient_decay")
@Doc("How fast the gradient fades or grows with the lag: a line through ln(norm) over lags.")
public record GradientDecay(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0.") int layer,
    @Doc("The state's name in the cell's equations.") String state,
    @Doc(
            "Change of ln(norm) per step back, in nats: below 0 the gradient vanishes, above it"
                + " explodes. Empty with fewer than three norms above zero.")
        OptionalDouble natsPerStep,
    @Doc(
            "How well a line fits, R^2 from 0 to 1; empty without a rate or where the norm is constant.")
        OptionalDouble rSquared,
    @Doc(
            "Steps back after which half of the norm is left, ln 2 / -nats_per_step; empty where it"
                + " does not fade.")
        OptionalDouble halfLife,
    @Doc("Number of lags with a norm above zero.") int lags) {
  static GradientDecay of(long step, StateGradient gradient) {
    double[] logarithms = Arrays.stream(gradient.meanNorm()).map(Math::log).toArray();
    LineFit line = LineFit.of(logarithms);
    if (line == null) {
      int lags = (int) Arrays.stream(logarithms).filter(Double::isFinite).count();
      return row(step, gradient, OptionalDouble.empty(), OptionalDouble.empty(), lags);
    }
    return row(step, gradient, OptionalDouble.of(line.slope()), line.quality(), line.points());
  }

  private static GradientDecay row(
      long step, StateGradient gradient, OptionalDouble rate, OptionalDouble quality, int lags) {
    OptionalDouble halfLife =
        rate.orElse(0) < 0
            ? OptionalDouble.of(Math.log(2) / -rate.getAsDouble())
            : OptionalDouble.empty();
    return new GradientDecay(
        step, gradient.layer(), gradient.state(), rate, quality, halfLife, lags);
  }
}
