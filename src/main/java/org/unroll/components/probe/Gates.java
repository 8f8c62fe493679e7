package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Memory;
import org.unroll.api.Probe;
import org.unroll.api.ProbedRun;
import org.unroll.api.Remark;
import org.unroll.api.UpdateView;
import org.unroll.api.WatchedRun;

/** Records how open the gates are and how often they saturate; padding is not counted. */
@Doc(
    value = "Mean, spread and saturation of every gate.",
    source = "Karpathy, Johnson and Fei-Fei 2015, Visualizing and Understanding Recurrent Networks")
public record Gates(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every,
    @Default("false")
        @Doc("Whether each unit of a gate has a row of its own too, in a second file.")
        boolean perUnit)
    implements Probe {
  private static final double SHUT = 0.1f;
  private static final double OPEN = 0.9f;

  @Override
  public List<Class<? extends Record>> tables() {
    return perUnit ? List.of(GateStatistics.class, GateUnit.class) : List.of(GateStatistics.class);
  }

  @Override
  public List<Remark> remarks(WatchedRun run) {
    return new Schedule(every)
        .remarks(
            run,
            run.gates().isEmpty()
                ? Optional.of("the cell " + run.cell() + " has no gates")
                : Optional.empty());
  }

  @Override
  public Recording recording(ProbedRun run) {
    long rows = perUnit ? Memory.product(run.gates(), run.gateUnits() + 1) : run.gates();
    return new Schedule(every).rows(run, rows);
  }

  @Override
  public Session start() {
    return new Schedule(every).session(this::record);
  }

  private void record(UpdateView update, Consumer<Record> rows) {
    NamedUnits gates = new NamedUnits(SHUT, OPEN);
    update.showGates(
        gate ->
            gates.add(
                gate.layer(),
                gate.gate(),
                gate.values(),
                gate.size(),
                gate.time(),
                gate.lengths()));
    for (NamedUnits.Entry gate : gates.entries()) {
      rows.accept(GateStatistics.of(update.step(), gate));
      for (int unit = 0; perUnit && unit < gate.units().length; unit++) {
        rows.accept(GateUnit.of(update.step(), gate, unit));
      }
    }
  }
}
