package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.unroll.api.Doc;
import org.unroll.api.Probe;
import org.unroll.api.UpdateView;
import org.unroll.api.UpdateView.StateGradient;

/**
 * Records log₁₀ ‖∂L/∂s_{T−k}‖₂ for every state s and lag k, where L is the loss at the last step T:
 * a straight line falling with k is a vanishing gradient, a rising one an exploding gradient. Lags
 * that no sample reaches have no row.
 */
@Doc(
    value = "Gradient norms of the states by time lag.",
    source =
        "Pascanu, Mikolov and Bengio 2013, On the Difficulty of Training Recurrent Neural Networks,"
            + " eq. 5")
public record GradientLag(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every)
    implements Probe {
  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(LaggedGradient.class);
  }

  @Override
  public Session start() {
    Schedule schedule = new Schedule(every);
    return (update, rows) -> {
      if (schedule.due(update)) {
        update.stateGradients().forEach(gradient -> record(gradient, update, rows));
      }
    };
  }

  private static void record(StateGradient gradient, UpdateView update, Consumer<Record> rows) {
    double[] norms = gradient.meanNorm();
    for (int lag = 0; lag < norms.length; lag++) {
      if (!Double.isNaN(norms[lag])) {
        OptionalDouble log =
            norms[lag] == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.log10(norms[lag]));
        rows.accept(
            new LaggedGradient(update.step(), gradient.layer(), gradient.state(), lag, log));
      }
    }
  }
}
