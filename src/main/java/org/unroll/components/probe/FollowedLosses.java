package org.unroll.components.probe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unroll.api.Checked;
import org.unroll.api.LossTime;
import org.unroll.api.Readout;
import org.unroll.api.WatchedRun;

/** Which losses a probe follows back, as an experiment file says it. */
public enum FollowedLosses {
  LAST,
  ALL;

  /** The choice, or the loss at a time step of its own, from 1. */
  LossTime at(Optional<Integer> time) {
    return time.map(step -> LossTime.at(step - 1))
        .orElse(this == ALL ? LossTime.ALL : LossTime.LAST);
  }

  /** What is wrong with naming both. */
  List<Checked.Problem> problems(Optional<Integer> time) {
    return this == ALL && time.isPresent()
        ? List.of(
            new Checked.Problem(
                "time", "follows one loss, 'loss: all' follows all: leave out one of the two"))
        : List.of();
  }

  /** Why there is nothing to follow in such a run, if that is so. */
  Optional<String> unanswered(WatchedRun run) {
    if (run.readout() != Readout.END) {
      return Optional.of(
          "with readout: "
              + run.readout()
              + " the loss reaches each step at once, and lags have no meaning");
    }
    return this == ALL && run.truncation().backward() > run.truncation().every()
        ? Optional.of("where the windows of a truncation overlap, 'loss: all' has no answer")
        : Optional.empty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
