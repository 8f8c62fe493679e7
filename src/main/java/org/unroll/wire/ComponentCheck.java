package org.unroll.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.unroll.api.Activation;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.Initialization;
import org.unroll.api.LearningPoint;
import org.unroll.api.OtherVersion;
import org.unroll.api.Probe;
import org.unroll.api.Schedule;
import org.unroll.api.SequencePenalty;
import org.unroll.api.Table;
import org.unroll.config.RunSpec;
import org.unroll.config.SpecCheck;
import org.unroll.engine.trace.Node;
import org.unroll.format.RunFolder;

/** Asks components, before anything runs, for what can be seen to be wrong with them then. */
record ComponentCheck(ComponentCatalog catalog, CellTracing tracing) implements SpecCheck {
  /** Arguments at which activations are looked at: x = i · 0.37, so that kinks are not met. */
  private static final int ARGUMENTS = 30;

  private static final float APART = 0.37f;

  /** How far the two forms of an activation may lie apart, relative to 1 or the value. */
  private static final double AGREEMENT = 1e-3;

  /** Updates of which a schedule is asked, beside the last: 1, 2, 4, … */
  private static final int DOUBLINGS = 40;

  private static final long UNKNOWN_STEPS = 1000;

  @Override
  public List<Conflict> of(RunSpec spec) {
    List<Conflict> conflicts = new ArrayList<>();
    for (Activation activation : activations(spec)) {
      ask(conflicts, "activation", activation, () -> fault(activation));
    }
    ask(conflicts, "schedule", spec.schedule(), () -> fault(spec.schedule(), spec));
    ask(
        conflicts,
        "regularization",
        spec.regularization(),
        () -> fault(spec.regularization().alongSequences()));
    ask(conflicts, "cell", spec.cell(), () -> faultOfBiases(spec.cell().initialBiases()));
    ask(
        conflicts,
        "cell",
        spec.cell(),
        () -> faultOfWeights(spec.cell().initialRecurrentWeights()));
    Map<String, Class<?>> tables = new HashMap<>();
    tables.put(LearningPoint.class.getAnnotation(Table.class).value(), LearningPoint.class);
    tables.put(RunFolder.TIMING, RunFolder.class);
    for (Probe probe : spec.probes()) {
      ask(conflicts, "probes", probe, () -> fault(probe, tables));
    }
    return conflicts;
  }

  private void ask(
      List<Conflict> conflicts, String key, Object component, Supplier<String> question) {
    String fault;
    try {
      fault = question.get();
    } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
      fault = thrown instanceof LinkageError ? OtherVersion.words(thrown) : "it throws " + thrown;
    }
    if (fault != null) {
      String name = catalog.nameOf(component);
      conflicts.add(new Conflict(List.of(key, "cell"), key + ": " + name + ": " + fault));
    }
  }

  /** Those of the cell's equations; none if they cannot be read, of which others tell. */
  private Set<Activation> activations(RunSpec spec) {
    Set<Activation> found = new LinkedHashSet<>();
    try {
      for (Node node : tracing.of(spec).nodes()) {
        if (node instanceof Node.Activated activated) {
          found.add(activated.activation());
        }
      }
    } catch (RuntimeException | LinkageError | StackOverflowError unreadable) {
      found.clear();
    }
    return found;
  }

  private static String fault(Activation activation) {
    int count = 2 * ARGUMENTS + 1;
    float[] x = new float[count];
    float[] values = new float[count];
    float[] slopes = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = (i - ARGUMENTS) * APART;
    }
    activation.apply(x, values, slopes, 0, count);
    for (int i = 0; i < count; i++) {
      String fault = fault("value", x[i], values[i], activation.value(x[i]));
      fault = fault != null ? fault : fault("slope", x[i], slopes[i], activation.slope(x[i]));
      if (fault != null) {
        return fault;
      }
    }
    return activation.kinks() == null ? "kinks() gives nothing" : null;
  }

  private static String fault(String what, float x, float fast, double exact) {
    if (!Double.isFinite(exact) || !Float.isFinite(fast)) {
      return "at x = %s its %s is %s, in single precision %s; both must be finite"
          .formatted(x, what, exact, fast);
    }
    return Math.abs(fast - exact) > AGREEMENT * Math.max(1, Math.abs(exact))
        ? "at x = %s its %s is %s, but %s in single precision".formatted(x, what, exact, fast)
        : null;
  }

  private static String fault(Schedule schedule, RunSpec spec) {
    long steps = spec.steps().map(Integer::longValue).orElse(UNKNOWN_STEPS);
    for (int doubling = 0; doubling <= DOUBLINGS; doubling++) {
      long step = Math.min(steps, 1L << doubling);
      double factor = schedule.factor(step, steps);
      if (!Double.isFinite(factor) || factor < 0) {
        return "its factor of update %d is %s; it must be finite, at least 0"
            .formatted(step, factor);
      }
    }
    return null;
  }

  private static String fault(SequencePenalty penalty) {
    if (penalty == null) {
      return "alongSequences() gives nothing";
    }
    double least = Math.min(penalty.jacobians(), Math.min(penalty.outputs(), penalty.changes()));
    double sum = penalty.jacobians() + penalty.outputs() + penalty.changes();
    return least >= 0 && Double.isFinite(sum)
        ? null
        : "its strengths must be finite, at least 0, not " + penalty;
  }

  private static String faultOfWeights(Map<String, Initialization> weights) {
    return weights.values().stream().anyMatch(Objects::isNull)
        ? "an initialization of its recurrent weights is missing"
        : null;
  }

  private static String faultOfBiases(Map<String, Double> biases) {
    for (Map.Entry<String, Double> bias : biases.entrySet()) {
      if (bias.getValue() == null || !Double.isFinite(bias.getValue())) {
        return "the initial bias of %s is %s; it must be a finite number"
            .formatted(bias.getKey(), bias.getValue());
      }
    }
    return null;
  }

  /** Tables become files, each with the rows of one type. */
  private static String fault(Probe probe, Map<String, Class<?>> tables) {
    for (Class<? extends Record> type : probe.tables()) {
      Table table = type.getAnnotation(Table.class);
      if (table == null) {
        return type.getName() + " lacks @Table, which names the file its rows are written to";
      } else if (!table.value().matches("[a-z][a-z0-9_]*")) {
        return "'%s' is no name of a table: lower-case letters, digits and '_'"
            .formatted(table.value());
      }
      Class<?> other = tables.putIfAbsent(table.value(), type);
      if (other != null && other != type) {
        return "its table '%s' is another's already: %s".formatted(table.value(), other.getName());
      }
    }
    return null;
  }
}
