package org.unroll.engine.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A cell's equations for one time step.
 *
 * @param nodes every node of the equations, arguments before their uses; a node's id is its index;
 *     the first is the input
 * @param states the states in the order in which they are set
 * @param gates the values to report as gates, in the order of the equations
 * @param usesActivation whether the equations ask for the configured activation
 */
public record Program(
    List<Node> nodes, List<State> states, List<Gate> gates, boolean usesActivation) {
  public Program {
    nodes = List.copyOf(nodes);
    states = List.copyOf(states);
    gates = List.copyOf(gates);
  }

  /** A state: what it is read from and what it becomes. */
  public record State(String name, Node.Previous previous, Node next) {}

  /** A value reported under a gate's name. */
  public record Gate(String name, Node node) {}

  /** The state that is the cell's output, {@code h}. */
  public State output() {
    return states.stream().filter(state -> state.name().equals("h")).findFirst().orElseThrow();
  }

  /** x_t. */
  public Node.Input input() {
    return (Node.Input) nodes.get(0);
  }

  /** c, if the equations use it. */
  public Optional<Node.Context> context() {
    return nodes.stream()
        .filter(Node.Context.class::isInstance)
        .map(Node.Context.class::cast)
        .findFirst();
  }

  /** The same equations with their states in another order. */
  Program withStatesInOrder(List<String> names) {
    List<State> ordered =
        states.stream().sorted(Comparator.comparing(state -> names.indexOf(state.name()))).toList();
    return new Program(nodes, ordered, gates, usesActivation);
  }

  /** The trained numbers per unit, in the order of the equations. */
  public List<Node.UnitParameter> unitParameters() {
    return nodes.stream()
        .filter(Node.UnitParameter.class::isInstance)
        .map(Node.UnitParameter.class::cast)
        .toList();
  }

  /** The affine maps in the order of the equations. */
  public List<Node.Affine> affines() {
    return nodes.stream()
        .filter(Node.Affine.class::isInstance)
        .map(Node.Affine.class::cast)
        .toList();
  }
}
