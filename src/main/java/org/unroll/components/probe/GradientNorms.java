package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.unroll.api.Doc;
import org.unroll.api.Parameter;
import org.unroll.api.Probe;
import org.unroll.api.ProbedRun;
import org.unroll.api.Remark;
import org.unroll.api.UpdateView;
import org.unroll.api.WatchedRun;

/** Records the size of every parameter's gradient and of its update relative to the weights. */
@Doc("Gradient sizes by parameter, and the global norm.")
public record GradientNorms(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every)
    implements Probe {
  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(GradientNorm.class);
  }

  @Override
  public List<Remark> remarks(WatchedRun run) {
    return new Schedule(every).remarks(run);
  }

  @Override
  public Recording recording(ProbedRun run) {
    return new Schedule(every).rows(run, run.parameters() + 1);
  }

  @Override
  public Session start() {
    return new Schedule(every).session(GradientNorms::record);
  }

  private static void record(UpdateView update, Consumer<Record> rows) {
    update.parameters().forEach(parameter -> rows.accept(of(parameter, update)));
    rows.accept(global(update));
  }

  private static GradientNorm of(Parameter parameter, UpdateView update) {
    return row(
        update,
        OptionalInt.of(parameter.layer()),
        parameter.gate(),
        parameter.role(),
        parameter.name(),
        parameter.offset(),
        parameter.length());
  }

  private static GradientNorm global(UpdateView update) {
    return row(update, OptionalInt.empty(), "", "", "global", 0, update.gradient().length);
  }

  private static GradientNorm row(
      UpdateView update,
      OptionalInt layer,
      String gate,
      String role,
      String name,
      int offset,
      int length) {
    Summary gradient = Summary.of(update.gradient(), offset, length);
    double change = Summary.of(update.update(), offset, length).norm();
    double weights = Summary.of(update.values(), offset, length).norm();
    return new GradientNorm(
        update.step(),
        layer,
        gate,
        role,
        name,
        gradient.norm(),
        gradient.mean(),
        gradient.sd(),
        gradient.largest(),
        weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(change / weights));
  }
}
