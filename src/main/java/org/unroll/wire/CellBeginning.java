package org.unroll.wire;

import static java.util.stream.Collectors.toSet;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unroll.api.Cell;
import org.unroll.api.Initialization;
import org.unroll.config.RunSpec;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/**
 * All that a cell gives to a network: its equations, and where its parameters start. Two cells with
 * an equal one train the same network.
 *
 * @param nodes what each node of the equations is, those of initial states among them, its
 *     arguments being named by their ids: nodes hold their arguments, and to compare them whole
 *     would take a time that doubles with each use
 * @param states the states and gates with the ids of their nodes, likewise
 * @param biases initial values of those biases that there are and that nothing else sets
 * @param recurrent initial recurrent weights
 */
record CellBeginning(
    List<List<Object>> nodes,
    List<Object> states,
    Map<String, Double> biases,
    Map<String, Initialization> recurrent) {

  /**
   * What that cell would give to a run's network.
   *
   * @throws IllegalArgumentException if its equations are incomplete or contradict themselves
   */
  static CellBeginning of(RunSpec spec, Cell cell, CellTracing tracing) {
    Program program = tracing.of(spec, cell);
    List<Program> programs = new ArrayList<>(List.of(program));
    tracing.initialStates(spec, cell).ifPresent(programs::add);
    List<List<Object>> nodes = new ArrayList<>();
    List<Object> states = new ArrayList<>();
    for (Program each : programs) {
      each.nodes().forEach(node -> nodes.add(described(node)));
      each.states().forEach(state -> states.addAll(List.of(state.name(), state.next().id())));
      each.gates().forEach(gate -> states.addAll(List.of(gate.name(), gate.node().id())));
    }
    Map<String, Double> biases = new HashMap<>(cell.initialBiases());
    biases
        .keySet()
        .retainAll(
            programs.stream()
                .flatMap(each -> each.affines().stream())
                .filter(Node.Affine::biased)
                .map(Node.Affine::name)
                .collect(toSet()));
    spec.initialization()
        .gates()
        .forEach((name, gate) -> gate.bias().ifPresent(set -> biases.remove(name)));
    return new CellBeginning(nodes, states, biases, cell.initialRecurrentWeights());
  }

  private static List<Object> described(Node node) {
    List<Object> described = new ArrayList<>(List.of(node.getClass()));
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = value(component, node);
      if (value instanceof Node argument) {
        described.add(argument.id());
      } else if (component.getName().equals("arguments")) {
        node.arguments().forEach(argument -> described.add(argument.id()));
      } else {
        described.add(value);
      }
    }
    return described;
  }

  private static Object value(RecordComponent component, Node node) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(node);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot read " + component + " of " + node.id(), impossible);
    }
  }
}
