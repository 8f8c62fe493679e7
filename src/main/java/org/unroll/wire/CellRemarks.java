package org.unroll.wire;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.Initialization;
import org.unroll.api.Remark;
import org.unroll.api.WatchedRun;
import org.unroll.config.GateInitialization;
import org.unroll.config.RemarkCheck;
import org.unroll.config.RunSpec;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/**
 * Settings that a cell's equations do not use, and probes that find nothing in them. Only the
 * traced equations can tell, so that this holds for a plugin's cell as well.
 */
record CellRemarks(ComponentCatalog catalog, CellTracing tracing) implements RemarkCheck {
  @Override
  public List<Remark> of(RunSpec spec) {
    Program program;
    try {
      program = tracing.of(spec);
    } catch (IllegalArgumentException toldElsewhere) {
      return List.of();
    }
    String cell = catalog.definitionOf(spec.cell()).name();
    List<Remark> remarks = new ArrayList<>();
    boolean usesActivation =
        program.usesActivation()
            || tracing.initialStates(spec, spec.cell()).stream().anyMatch(Program::usesActivation);
    if (!usesActivation) {
      remarks.add(noEffect("activation", "the cell " + cell + " does not use it"));
    }
    if (program.context().isPresent() && spec.context().besideInputs()) {
      remarks.add(
          new Remark(
              Remark.Kind.DOUBTFUL,
              "context",
              "the cell "
                  + cell
                  + " takes the context by itself, so that nothing is put beside its inputs"));
    }
    ofInitialization(spec, cell, program, remarks);
    ofBiases(spec, cell, program, remarks);
    ofProbes(spec, cell, program, remarks);
    return remarks;
  }

  private static Remark noEffect(String setting, String reason) {
    return new Remark(Remark.Kind.NO_EFFECT, setting, "has no effect: " + reason);
  }

  /** A role's initialization is idle where the cell, or what is said of gates, comes before it. */
  private static void ofInitialization(
      RunSpec spec, String cell, Program program, List<Remark> remarks) {
    Set<String> recurrent = maps(program, role -> role.startsWith("recurrent"));
    if (recurrent.isEmpty() && spec.dropout().recurrent() > 0) {
      remarks.add(
          noEffect(
              "dropout.recurrent", "the cell " + cell + " has no weights that act on its states"));
    }
    recurrent.removeAll(spec.cell().initialRecurrentWeights().keySet());
    recurrent.removeAll(gates(spec, GateInitialization::recurrent));
    if (recurrent.isEmpty()) {
      remarks.add(
          noEffect(
              "initialization.recurrent",
              "the cell " + cell + ", or what is said of its gates, sets all recurrent weights"));
    }
    Set<String> input = maps(program, role -> role.equals("input") || role.equals("context"));
    input.removeAll(gates(spec, GateInitialization::input));
    if (input.isEmpty()) {
      remarks.add(
          noEffect("initialization.input", "what is said of the gates sets all input weights"));
    }
  }

  private void ofBiases(RunSpec spec, String cell, Program program, List<Remark> remarks) {
    if (!spec.bias()) {
      remarks.add(noEffect("initialization.bias", "the network has no biases (bias: false)"));
    }
    Set<String> without =
        program.affines().stream()
            .filter(map -> !map.biased())
            .map(Node.Affine::name)
            .collect(toSet());
    without.retainAll(gates(spec, GateInitialization::bias));
    for (String gate : without) {
      remarks.add(
          noEffect(
              "initialization.gates." + gate + ".bias",
              spec.bias()
                  ? gate + " has no bias in the cell " + cell
                  : "the network has no biases (bias: false)"));
    }
    for (String setting : new IdleCellSettings(tracing).of(spec)) {
      remarks.add(
          noEffect(
              "cell." + setting,
              "neither the equations nor the initial values depend on it"
                  + (spec.bias() ? "" : ", since the network has no biases (bias: false)")));
    }
  }

  private static Set<String> maps(Program program, Predicate<String> ofRole) {
    return program.affines().stream()
        .filter(map -> map.roles().stream().anyMatch(ofRole))
        .map(Node.Affine::name)
        .collect(toSet());
  }

  private static Set<String> gates(
      RunSpec spec, Function<GateInitialization, Optional<Initialization>> part) {
    return spec.initialization().gates().entrySet().stream()
        .filter(gate -> part.apply(gate.getValue()).isPresent())
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  private void ofProbes(RunSpec spec, String cell, Program program, List<Remark> remarks) {
    WatchedRun run =
        new WatchedRun(
            cell,
            program.gates().stream().map(Program.Gate::name).toList(),
            spec.truncation(),
            spec.readout(),
            spec.dataset().continuous(),
            spec.steps().map(Integer::longValue).orElse(Long.MAX_VALUE));
    for (int place = 0; place < spec.probes().size(); place++) {
      String setting = "probes." + place;
      spec.probes().get(place).remarks(run).stream()
          .map(remark -> remark.within(setting))
          .forEach(remarks::add);
    }
  }
}
