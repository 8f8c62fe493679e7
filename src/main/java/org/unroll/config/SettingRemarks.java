package org.unroll.config;

import java.util.ArrayList;
import java.util.List;
import org.unroll.api.Remark;
import org.unroll.api.Truncation;

/**
 * Settings that come into play after the last update or a sequence's last step, if ever. How many
 * updates an experiment in epochs makes depends on its data; nothing is said of it.
 */
final class SettingRemarks implements RemarkCheck {
  @Override
  public List<Remark> of(RunSpec spec) {
    List<Remark> remarks = new ArrayList<>();
    spec.steps().ifPresent(steps -> ofLength(spec, steps, remarks));
    ofTruncation(spec, remarks);
    return remarks;
  }

  private static void ofLength(RunSpec spec, int steps, List<Remark> remarks) {
    int every = spec.evaluate().every();
    if (every > steps) {
      remarks.add(
          new Remark(
              Remark.Kind.DOUBTFUL,
              "evaluate.every",
              "is more than the "
                  + steps
                  + " updates: curves have their first and last point only"));
    }
    spec.earlyStopping()
        .filter(stopping -> (long) stopping.patience() * every >= steps)
        .ifPresent(
            stopping ->
                remarks.add(
                    new Remark(
                        Remark.Kind.NO_EFFECT,
                        "early_stopping",
                        "has no effect: "
                            + stopping.patience()
                            + " evaluations, one every "
                            + every
                            + " updates, take no less than the "
                            + steps
                            + " updates")));
    spec.schedule().remarks(steps).forEach(remark -> remarks.add(remark.within("schedule")));
  }

  private static void ofTruncation(RunSpec spec, List<Remark> remarks) {
    Truncation truncation = spec.truncation();
    if (truncation.isFull() || spec.dataset().continuous()) {
      return;
    }
    spec.dataset()
        .dataShape()
        .filter(shape -> shape.steps() <= Math.min(truncation.every(), truncation.backward()))
        .ifPresent(
            shape ->
                remarks.add(
                    new Remark(
                        Remark.Kind.NO_EFFECT,
                        "truncation",
                        "has no effect: no sequence has more than " + shape.steps() + " steps")));
  }
}
