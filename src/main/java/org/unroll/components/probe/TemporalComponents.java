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
import org.unroll.api.UpdateView.TemporalComponent;
import org.unroll.api.WatchedRun;

/**
 * Records how much of a weight's gradient each time step adds: dL/dW = Σ_k ∂L/∂h_k · ∂⁺h_k/∂W, by
 * the norms of the summands. Where the far ones vanish, what is learned comes from near steps
 * alone.
 */
@Doc(
    value = "Norms of each time step's share in the gradient of each weight, by lag.",
    source =
        "Pascanu, Mikolov and Bengio 2013, On the Difficulty of Training Recurrent Neural Networks,"
            + " eq. 4")
public record TemporalComponents(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every,
    @Default("last") @Doc("last or all, as of gradient_lag.") FollowedLosses loss,
    @Doc("Follow the loss of this time step instead, from 1; for tasks with a loss at each step.")
        Optional<@Positive Integer> time)
    implements Probe, Checked {
  @Override
  public List<Problem> problems(Path folder) {
    return loss.problems(time);
  }

  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(ComponentOfGradient.class);
  }

  @Override
  public List<Remark> remarks(WatchedRun run) {
    return new Schedule(every).remarks(run, loss.unanswered(run));
  }

  @Override
  public Recording recording(ProbedRun run) {
    return new Schedule(every).rows(run, Memory.product(2, run.parameters(), run.steps()));
  }

  @Override
  public Session start() {
    LossTime followed = loss.at(time);
    return new Schedule(every)
        .session(
            (update, rows) ->
                update.temporalComponents(followed).forEach(part -> record(part, update, rows)));
  }

  private static void record(TemporalComponent part, UpdateView update, Consumer<Record> rows) {
    for (int lag : Lags.reached(part.meanNorm())) {
      rows.accept(
          new ComponentOfGradient(
              update.step(),
              part.layer(),
              part.gate(),
              part.role(),
              lag,
              Logarithm.of(part.meanNorm()[lag])));
    }
  }
}
