package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.unroll.api.Checked;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.LossTime;
import org.unroll.api.Memory;
import org.unroll.api.Probe;
import org.unroll.api.ProbedRun;
import org.unroll.api.Remark;
import org.unroll.api.UpdateView;
import org.unroll.api.UpdateView.StateGradient;
import org.unroll.api.WatchedRun;

/**
 * Records log₁₀ ‖∂L/∂s_{T−k}‖₂ for every state s and lag k, where L is the loss at the last step T:
 * a straight line falling with k is a vanishing gradient, a rising one an exploding gradient. Lags
 * that no sample reaches have no row.
 */
@Doc(
    value = "Gradient norms of the states by time lag, and how fast they fade.",
    details =
        "At each lag the mean is over those sequences of the batch that are long enough for it and"
            + " have a target at the loss that is followed. The truncation holds: beyond its reach"
            + " the norm is zero.",
    source =
        "Pascanu, Mikolov and Bengio 2013, On the Difficulty of Training Recurrent Neural Networks,"
            + " eq. 5")
public record GradientLag(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every,
    @Default("last")
        @Doc(
            "last: each sequence's last loss is followed back; all: the sum of its losses, the lag"
                + " counted from its end (nothing is recorded where the windows of a truncation"
                + " overlap).")
        FollowedLosses loss,
    @Doc("Follow the loss of this time step instead, from 1; for tasks with a loss at each step.")
        Optional<@Positive Integer> time)
    implements Probe, Checked {
  @Override
  public List<Problem> problems(Path folder) {
    return loss.problems(time);
  }

  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(LaggedGradient.class, GradientDecay.class);
  }

  @Override
  public List<Remark> remarks(WatchedRun run) {
    return new Schedule(every).remarks(run, loss.unanswered(run));
  }

  @Override
  public Recording recording(ProbedRun run) {
    return new Schedule(every).rows(run, Memory.product(run.states(), run.steps() + 1));
  }

  @Override
  public Session start() {
    LossTime followed = loss.at(time);
    return new Schedule(every)
        .session(
            (update, rows) ->
                update
                    .stateGradients(followed)
                    .forEach(gradient -> record(gradient, update, rows)));
  }

  private static void record(StateGradient gradient, UpdateView update, Consumer<Record> rows) {
    int[] lags = Lags.reached(gradient.meanNorm());
    for (int lag : lags) {
      rows.accept(
          new LaggedGradient(
              update.step(),
              gradient.layer(),
              gradient.state(),
              lag,
              Logarithm.of(gradient.meanNorm()[lag])));
    }
    if (lags.length > 0) {
      rows.accept(GradientDecay.of(update.step(), gradient));
    }
  }
}
