package org.unroll.wire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.OtherVersion;
import org.unroll.config.RunSpec;
import org.unroll.config.SpecCheck;
import org.unroll.engine.SimpleRecurrence;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/**
 * Traces the cell before anything runs: are its equations complete, and does it have those gates
 * and the form that the regularization needs?
 */
record CellCheck(ComponentCatalog catalog, CellTracing tracing) implements SpecCheck {
  @Override
  public List<Conflict> of(RunSpec spec) {
    Program program;
    try {
      program = tracing.of(spec);
      tracing.initialStates(spec, spec.cell());
    } catch (IllegalArgumentException incomplete) {
      return List.of(
          new Conflict(
              List.of("cell"), "cell: its equations are wrong: " + incomplete.getMessage()));
    } catch (RuntimeException | LinkageError | StackOverflowError fault) {
      return List.of(
          new Conflict(
              List.of("cell"),
              catalog.nameOf(spec.cell())
                  + ": its equations cannot be read: "
                  + OtherVersion.words(fault)));
    }
    List<Conflict> conflicts = new ArrayList<>();
    if (spec.regularization().alongSequences().jacobians() > 0) {
      if (SimpleRecurrence.of(program).isEmpty()) {
        conflicts.add(
            new Conflict(
                List.of("regularization", "cell"),
                "regularization: a penalty on the Jacobians needs a cell of one state, h = f(W h +"
                    + " ...); use cell: rnn or irnn, or regularization: none, l1, l2 or activation"));
      } else if (spec.dropout().recurrent() > 0) {
        conflicts.add(
            new Conflict(
                List.of("regularization", "dropout"),
                "regularization: a penalty on the Jacobians does not know dropped states; set"
                    + " dropout.recurrent: 0, or regularization: none, l1, l2 or activation"));
      }
    }
    Set<String> names = new LinkedHashSet<>();
    program.affines().stream().map(Node.Affine::name).forEach(names::add);
    for (String gate : spec.initialization().gates().keySet()) {
      if (!names.contains(gate)) {
        conflicts.add(
            new Conflict(
                List.of("initialization.gates." + gate, "initialization", "cell"),
                "initialization.gates: the cell has no '"
                    + gate
                    + "'; it has "
                    + String.join(", ", names)));
      }
    }
    return conflicts;
  }
}
