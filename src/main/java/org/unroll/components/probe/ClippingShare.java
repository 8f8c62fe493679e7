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

/** Records the global norm before and after clipping; counts every update, recorded or not. */
@Doc("Gradient norms around clipping, and how often it clips.")
public record ClippingShare(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every)
    implements Probe {
  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(ClippingRecord.class);
  }

  @Override
  public List<Remark> remarks(WatchedRun run) {
    return new Schedule(every).remarks(run);
  }

  @Override
  public Recording recording(ProbedRun run) {
    return new Schedule(every).rows(run, 1);
  }

  @Override
  public Session start() {
    return new Counting(new Schedule(every));
  }

  private static final class Counting implements Session {
    private final Schedule schedule;
    private long updates;
    private long clipped;

    Counting(Schedule schedule) {
      this.schedule = schedule;
    }

    @Override
    public double[] state() {
      return new double[] {updates, clipped};
    }

    @Override
    public void restore(double[] state) {
      updates = (long) state[0];
      clipped = (long) state[1];
    }

    @Override
    public void observe(UpdateView update, Consumer<Record> rows) {
      updates++;
      clipped += update.clipped() ? 1 : 0;
      if (schedule.due(update)) {
        rows.accept(
            new ClippingRecord(
                update.step(),
                update.norm(),
                update.clippedNorm(),
                update.clipped(),
                (double) clipped / updates));
      }
    }
  }
}
