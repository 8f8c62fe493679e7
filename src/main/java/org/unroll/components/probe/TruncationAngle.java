package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.unroll.api.Doc;
import org.unroll.api.Parameter;
import org.unroll.api.Probe;
import org.unroll.api.ProbedRun;
import org.unroll.api.Remark;
import org.unroll.api.UpdateView;
import org.unroll.api.UpdateView.Truncated;
import org.unroll.api.WatchedRun;

/**
 * Records how far the truncated gradient points away from the full one, at the same parameters and
 * on the same batch. No rows where the truncation cuts nothing off, and for streams.
 */
@Doc("The angle between the truncated and the full gradient; two extra passes over the batch.")
public record TruncationAngle(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every)
    implements Probe {
  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(TruncatedGradient.class);
  }

  @Override
  public List<Remark> remarks(WatchedRun run) {
    return new Schedule(every).remarks(run, nothingToCompare(run));
  }

  private static Optional<String> nothingToCompare(WatchedRun run) {
    if (run.continuous()) {
      return Optional.of("a running stream has no full gradient");
    }
    return run.truncation().isFull()
        ? Optional.of("without a truncation there is nothing to compare")
        : Optional.empty();
  }

  @Override
  public Recording recording(ProbedRun run) {
    long rows = new Schedule(every).rows(run, run.parameters() + 1).rows();
    return new Recording(rows, 0, true);
  }

  @Override
  public Session start() {
    return new Schedule(every)
        .session(
            (update, rows) ->
                update.truncated().ifPresent(gradients -> record(update, gradients, rows)));
  }

  private static void record(UpdateView update, Truncated gradients, Consumer<Record> rows) {
    for (Parameter parameter : update.parameters()) {
      rows.accept(row(update, parameter.name(), gradients, parameter.offset(), parameter.length()));
    }
    rows.accept(row(update, "global", gradients, 0, gradients.full().length));
  }

  private static TruncatedGradient row(
      UpdateView update, String name, Truncated gradients, int offset, int length) {
    return TruncatedGradient.of(
        update.step(), name, gradients.truncated(), gradients.full(), offset, length);
  }
}
