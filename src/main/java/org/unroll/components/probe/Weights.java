package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Records how large the weights are, how fast they move, and how far they have come. */
@Doc("Norm, relative change and distance from the start of every parameter and gate.")
public record Weights(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every)
    implements Probe {
  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(WeightSize.class);
  }

  @Override
  public List<Remark> remarks(WatchedRun run) {
    return new Schedule(every).remarks(run);
  }

  @Override
  public Recording recording(ProbedRun run) {
    return new Schedule(every).rows(run, 2 * run.parameters() + 1);
  }

  @Override
  public Session start() {
    return new Schedule(every).session(Weights::record);
  }

  private static void record(UpdateView update, Consumer<Record> rows) {
    Map<String, List<Parameter>> gates = new LinkedHashMap<>();
    for (Parameter parameter : update.parameters()) {
      rows.accept(row(update, parameter, parameter.role(), List.of(parameter)));
      gates
          .computeIfAbsent(parameter.layer() + " " + parameter.gate(), key -> new ArrayList<>())
          .add(parameter);
    }
    for (List<Parameter> gate : gates.values()) {
      rows.accept(row(update, gate.get(0), "", gate));
    }
    rows.accept(row(update, null, "", update.parameters()));
  }

  private static WeightSize row(
      UpdateView update, Parameter first, String role, List<Parameter> parameters) {
    double weights = 0;
    double change = 0;
    double beginning = 0;
    double distance = 0;
    for (Parameter parameter : parameters) {
      for (int i = parameter.offset(); i < parameter.offset() + parameter.length(); i++) {
        double weight = update.values()[i];
        double initial = update.initialValues()[i];
        weights += weight * weight;
        change += (double) update.update()[i] * update.update()[i];
        beginning += initial * initial;
        distance += (weight - initial) * (weight - initial);
      }
    }
    return new WeightSize(
        update.step(),
        first == null ? OptionalInt.empty() : OptionalInt.of(first.layer()),
        first == null ? "" : first.gate(),
        role,
        name(first, role),
        Math.sqrt(weights),
        ratio(change, weights),
        Math.sqrt(distance),
        ratio(distance, beginning));
  }

  private static String name(Parameter first, String role) {
    if (first == null) {
      return "global";
    }
    String name = first.name();
    return role.isEmpty() ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  /** √(a / b); empty where b is zero. */
  private static OptionalDouble ratio(double a, double b) {
    return b == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(a / b));
  }
}
