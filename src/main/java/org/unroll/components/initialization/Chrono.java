package org.unroll.components.initialization;

import jakarta.validation.constraints.Min;
import java.util.random.RandomGenerator;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;
import org.unroll.api.Parameter;

/**
 * The chrono initialization of gate biases (Tallec and Ollivier 2018, eq. 16): with lags up to
 * T_max to be bridged,
 *
 * <pre>{@code
 * b_f ~ ln U[1, T_max − 1],  b_i = −b_f
 * }</pre>
 *
 * <p>A unit whose forget gate rests at σ(b_f) = u / (1 + u) forgets after about 1 + u steps, so
 * that the units' memories are spread evenly over all lags. Write it for the forget gate's bias
 * and, {@code negated}, for the input gate's:
 *
 * <pre>{@code
 * initialization:
 *   gates:
 *     forget: {bias: {type: chrono, longest_lag: 500}}
 *     input: {bias: {type: chrono, longest_lag: 500, negated: true}}
 * }</pre>
 *
 * <p>All gates of a layer draw the same numbers, so that b_i = −b_f holds unit by unit. For a GRU
 * the bias of the update gate z, which here keeps the state, takes the part of b_f.
 */
@Doc(
    value =
        "Gate biases that spread the units' memories over all lags: ln U[1, longest_lag - 1] for the"
            + " forget gate, negated for the input gate.",
    source = "Tallec and Ollivier 2018, Can Recurrent Neural Networks Warp Time?, eq. 16")
public record Chrono(
    @Min(3) @Doc("The longest lag T_max, in steps, that is to be bridged.") int longestLag,
    @Default("false") @Doc("Whether the sign is turned, as for the input gate.") boolean negated)
    implements Initialization {
  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    double sign = negated ? -1 : 1;
    for (int i = 0; i < rows * columns; i++) {
      values[i] = sign * Math.log(1 + random.nextDouble() * (longestLag - 2));
    }
  }

  /** One for all gates of a layer. */
  @Override
  public String stream(Parameter parameter) {
    return "layer" + parameter.layer() + ".chrono." + parameter.role();
  }
}
