package org.unroll.plan;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentKind;
import org.unroll.api.Loss;
import org.unroll.api.Target;
import org.unroll.api.Task;
import org.unroll.config.Node;
import org.unroll.config.Problems;
import org.unroll.config.RunSpec;
import org.unroll.config.RunSpecBinder;

/** Finds losses that do not suit the targets of the data, or the truncation. */
final class LossCheck {
  private final ComponentCatalog catalog;
  private final RunSpecBinder binder;
  private final PlannedData data;
  private final Problems problems;

  LossCheck(ComponentCatalog catalog, RunSpecBinder binder, PlannedData data, Problems problems) {
    this.catalog = catalog;
    this.binder = binder;
    this.data = data;
    this.problems = problems;
  }

  /** Tells what is wrong with the loss of one condition. */
  void check(Condition condition, RunSpec spec) {
    Node.Mapping settings = condition.settings();
    String own = spec.dataset().loss();
    Optional<Loss> loss = spec.loss().or(() -> standard(own));
    String dataset = catalog.definitionOf(spec.dataset()).name();
    if (loss.isEmpty()) {
      problems.add(
          settings.find("dataset").orElse(settings).origin(),
          "dataset: "
              + dataset
              + " is trained on the loss '"
              + own
              + "', which nobody registered; write loss: and one of "
              + String.join(", ", catalog.all(ComponentKind.LOSS).keySet()));
      return;
    }
    String name = catalog.definitionOf(loss.get()).name();
    Task.Target target = data.shape(spec).target();
    if (!loss.get().target().equals(target.column())) {
      problems.add(
          settings.find("loss").or(() -> settings.find("dataset")).orElse(settings).origin(),
          "loss: "
              + name
              + " is no loss of "
              + words(target)
              + ", which are the targets of "
              + dataset
              + "; those are "
              + fitting(target.column()));
    } else if (loss.get().span() == Loss.Span.SEQUENCE && !spec.truncation().isFull()) {
      problems.add(
          settings.find("truncation").orElse(settings).origin(),
          "truncation: the loss " + name + " is of whole sequences; write truncation: full");
    }
  }

  private static String words(Task.Target target) {
    return target == Task.Target.CLASSES ? "classes" : "numbers";
  }

  private String fitting(Class<? extends Target> column) {
    return catalog.all(ComponentKind.LOSS).keySet().stream()
        .filter(name -> standard(name).filter(loss -> loss.target().equals(column)).isPresent())
        .collect(joining(", "));
  }

  /** Empty if there is none of that name, or only one with parameters that have no default. */
  private Optional<Loss> standard(String name) {
    try {
      return Optional.of((Loss) binder.standard(ComponentKind.LOSS, name));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
