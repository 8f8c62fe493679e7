package org.unroll.components.schedule;

import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.List;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Remark;
import org.unroll.api.Schedule;

/**
 * η_t = η · t / updates while t ≤ updates, and from there on another schedule, for which training
 * begins anew with the updates that are left (Goyal et al. 2017, section 2.2).
 */
@Doc(
    value = "The learning rate rises on a straight line first, then follows another schedule.",
    source = "Goyal et al. 2017, Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour, 2.2")
public record WarmUp(
    @Positive @Doc("The update at which the whole learning rate is reached.") int updates,
    @Default("constant") @Doc("The schedule of the updates after it.") Schedule then)
    implements Schedule {
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
