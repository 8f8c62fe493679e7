package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.unroll.api.Doc;
import org.unroll.api.Probe;
import org.unroll.api.ProbedRun;
import org.unroll.api.Remark;
import org.unroll.api.UpdateView;
import org.unroll.api.WatchedRun;

/** Records which units are dead, always active or saturated; padding is not counted. */
@Doc("Dead and always active relu units, saturated tanh units, in every state.")
public record Units(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every)
    implements Probe {
  private static final double SATURATED = 0.9f;

  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(StateUnits.class);
  }

  @Override
  public List<Remark> remarks(WatchedRun run) {
    return new Schedule(every).remarks(run);
  }

  @Override
  public Recording recording(ProbedRun run) {
    return new Schedule(every).rows(run, run.states());
  }

  @Override
  public Session start() {
    return new Schedule(every).session(Units::record);
  }

  private static void record(UpdateView update, Consumer<Record> rows) {
    NamedUnits states = new NamedUnits(-SATURATED, SATURATED);
    update.showStates(
        state ->
            states.add(
                state.layer(),
                state.state(),
                state.values(),
                state.size(),
                state.time(),
                state.lengths()));
    states.entries().forEach(state -> rows.accept(StateUnits.of(update.step(), state)));
  }
}
