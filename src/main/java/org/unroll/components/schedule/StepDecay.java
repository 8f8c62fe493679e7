package org.unroll.components.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unroll.api.Checked;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Reducible;
import org.unroll.api.Remark;
import org.unroll.api.Schedule;

/** Drops: one after each {@code every} updates, or one after each milestone. */
@Doc(
    value = "The learning rate drops by a constant factor, regularly or after given updates.",
    equations = {
      "factor = decay ^ floor(k / every)",
      "factor = decay ^ (number of milestones at or below k)"
    },
    details =
        "The optimizer's change is multiplied by the factor; the first line holds with every, the"
            + " second with milestones. k is the number of updates made before, 0 at the first: with"
            + " every: 1000, update number 1001 is the first with the lower rate.")
public record StepDecay(
    @Positive
        @DecimalMax(value = "1.0", message = "must be at most {value}")
        @Default("0.1")
        @Doc("What the learning rate is multiplied by at each drop.")
        double decay,
    @Doc("Updates between two drops; instead of milestones.") Optional<@Positive Integer> every,
    @Default("[]") @Doc("The updates after which it drops; instead of every.")
        List<@Positive Integer> milestones)
    implements Schedule, Reducible, Checked {
  public StepDecay {
    milestones = List.copyOf(milestones);
  }

  @Override
  public Optional<Object> reduced() {
    return decay == 1 ? Optional.of(new ConstantRate()) : Optional.empty();
  }

  @Override
  public List<Problem> problems(Path folder) {
    return every.isPresent() == milestones.isEmpty()
        ? List.of()
        : List.of(new Problem("", "needs either every or milestones, such as every: 1000"));
  }

  @Override
  public double factor(long step, long steps) {
    long drops =
        every.isPresent()
            ? (step - 1) / every.get()
            : milestones.stream().filter(milestone -> step > milestone).count();
    return Math.pow(decay, (double) drops);
  }

  @Override
  public List<Remark> remarks(long steps) {
    if (every.isPresent()) {
      return every.get() < steps
          ? List.of()
          : List.of(
              new Remark(
                  Remark.Kind.NO_EFFECT,
                  "",
                  "has no effect: the first drop would come after the last update ("
                      + steps
                      + "); write a smaller every"));
    }
    List<Integer> late = milestones.stream().filter(milestone -> milestone >= steps).toList();
    if (late.isEmpty()) {
      return List.of();
    }
    return late.size() == milestones.size()
        ? List.of(
            new Remark(
                Remark.Kind.NO_EFFECT,
                "",
                "has no effect: all milestones lie at or beyond the last update (" + steps + ")"))
        : List.of(
            new Remark(
                Remark.Kind.DOUBTFUL,
                "milestones",
                late + " lie at or beyond the last update (" + steps + ") and change nothing"));
  }
}
