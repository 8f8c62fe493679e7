package org.unroll.components.schedule;

import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Reducible;
import org.unroll.api.Remark;
import org.unroll.api.Schedule;

/** A rise, and from there on another schedule, for which training begins anew. */
@Doc(
    value = "The learning rate rises on a straight line first, then follows another schedule.",
    equations = {
      "factor = (k + 1) / updates, while k < updates",
      "factor = that of 'then' at k - updates, of T - updates in all, from there on"
    },
    details =
        "The optimizer's change is multiplied by the factor. k is the number of updates made before,"
            + " 0 at the first, and T that of all. Update number 'updates' is the first with the"
            + " whole learning rate; the one after it is the first of 'then', whose own k is 0 there.",
    source = "Goyal et al. 2017, Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour, 2.2")
public record WarmUp(
    @Positive @Doc("The update at which the whole learning rate is reached.") int updates,
    @Default("constant") @Doc("The schedule of the updates after it.") Schedule then)
    implements Schedule, Reducible {
  @Override
  public Optional<Object> reduced() {
    return updates == 1 && then instanceof ConstantRate ? Optional.of(then) : Optional.empty();
  }

  @Override
  public double factor(long step, long steps) {
    return step <= updates ? (double) step / updates : then.factor(step - updates, steps - updates);
  }

  @Override
  public List<Remark> remarks(long steps) {
    if (updates < steps) {
      return then.remarks(steps - updates).stream().map(remark -> remark.within("then")).toList();
    }
    List<Remark> remarks = new ArrayList<>();
    remarks.add(
        new Remark(
            Remark.Kind.NO_EFFECT,
            "then",
            "has no effect: the warm-up takes all of the " + steps + " updates"));
    if (updates > steps) {
      remarks.add(
          new Remark(
              Remark.Kind.DOUBTFUL,
              "updates",
              "the warm-up ends after the last update ("
                  + steps
                  + "), so that the learning rate is never reached"));
    }
    return remarks;
  }
}
