package org.unroll.engine.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.api.Operation;
import org.unroll.api.Step;
import org.unroll.api.Var;

/**
 * Runs a cell's {@link Cell#step} once and records what it computes. In a network without biases an
 * affine map is Σ_i W_i·a_i, whatever its author wrote: there is no parameter and no addition.
 */
public final class Tracer implements Step {
  private final int hiddenSize;
  private final Activation activation;
  private final Function<String, Activation> activations;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Node.Previous> previous = new LinkedHashMap<>();
  private final Map<String, Node> next = new LinkedHashMap<>();
  private final Map<String, Node> gates = new LinkedHashMap<>();
  private final Set<String> parameterNames = new LinkedHashSet<>();
  private final Set<String> maskNames = new LinkedHashSet<>();

  private final boolean biased;
  private final DropoutShares dropout;
  private boolean usesActivation;

  /** What affine maps take instead of a value, where dropout stands between. */
  private final Map<Integer, Node> dropped = new HashMap<>();

  private Tracer(
      int inputSize,
      int hiddenSize,
      Activation activation,
      Function<String, Activation> activations,
      boolean biased,
      DropoutShares dropout) {
    this.biased = biased;
    this.dropout = dropout;
    this.hiddenSize = hiddenSize;
    this.activation = activation;
    this.activations = activations;
    Node input = add(new Node.Input(0, inputSize));
    if (dropout.inputs() > 0) {
      Node mask =
          add(new Node.Mask(nodes.size(), inputSize, "inputs", dropout.inputs(), MaskSpan.STEP));
      add(new Node.Product(nodes.size(), input, mask));
    }
  }

  /**
   * Traces a cell.
   *
   * @param inputSize elements of x_t
   * @param hiddenSize elements of a state
   * @param activation the configured activation
   * @param activations finds a registered activation by name; throws {@link
   *     IllegalArgumentException} for an unknown one
   * @param biased whether the network has biases
   * @param dropout what is dropped in training
   * @throws IllegalArgumentException if the equations are incomplete or contradict themselves
   */
  public static Program trace(
      Cell cell,
      int inputSize,
      int hiddenSize,
      Activation activation,
      Function<String, Activation> activations,
      boolean biased,
      DropoutShares dropout) {
    Tracer tracer = new Tracer(inputSize, hiddenSize, activation, activations, biased, dropout);
    cell.step(tracer);
    return tracer.program();
  }

  @Override
  public Var input() {
    return new Traced(inputNode());
  }

  /** x_t, or what dropout leaves of it. */
  private Node inputNode() {
    return nodes.get(dropout.inputs() > 0 ? 2 : 0);
  }

  /** What an affine map takes of a value that depends on states. */
  private Node recurrentArgument(Node node) {
    if (dropout.recurrent() == 0) {
      return node;
    }
    Node known = dropped.get(node.id());
    if (known == null) {
      Node mask =
          add(
              new Node.Mask(
                  nodes.size(),
                  node.size(),
                  "recurrent" + dropped.size(),
                  dropout.recurrent(),
                  MaskSpan.SEQUENCE));
      known = add(new Node.Product(nodes.size(), node, mask));
      dropped.put(node.id(), known);
    }
    return known;
  }

  @Override
  public Var previous(String state) {
    return previous(state, hiddenSize);
  }

  @Override
  public Var previous(String state, int size) {
    Node.Previous node =
        previous.computeIfAbsent(state, name -> add(new Node.Previous(nodes.size(), size, name)));
    if (node.size() != size) {
      throw new IllegalArgumentException(
          "state '" + state + "' is read with sizes " + node.size() + " and " + size);
    }
    return new Traced(node);
  }

  @Override
  public void next(String state, Var value) {
    Node node = node(value);
    boolean shared = next.containsValue(node);
    if (node instanceof Node.Input || node instanceof Node.Previous || shared) {
      // A state needs storage of its own.
      node = add(new Node.Scaled(nodes.size(), node, 1, 0));
    }
    if (next.put(state, node) != null) {
      throw new IllegalArgumentException("state '" + state + "' is set twice");
    }
  }

  @Override
  public Var affine(String name, Var... arguments) {
    return affine(name, hiddenSize, biased, arguments);
  }

  @Override
  public Var affine(String name, int size, Var... arguments) {
    return affine(name, size, biased, arguments);
  }

  @Override
  public Var linear(String name, Var... arguments) {
    return affine(name, hiddenSize, false, arguments);
  }

  private Var affine(String name, int size, boolean withBias, Var... arguments) {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("affine map '" + name + "' has no argument");
    }
    claim(name);
    List<Node> nodesOfArguments = new ArrayList<>();
    List<String> roles = new ArrayList<>();
    int recurrent = 0;
    for (Var argument : arguments) {
      boolean isInput = node(argument).id() == inputNode().id();
      Node taken = isInput ? inputNode() : recurrentArgument(node(argument));
      if (nodesOfArguments.contains(taken)) {
        throw new IllegalArgumentException("affine map '" + name + "' has an argument twice");
      }
      nodesOfArguments.add(taken);
      if (isInput) {
        roles.add("input");
      } else {
        recurrent++;
        roles.add(recurrent == 1 ? "recurrent" : "recurrent" + recurrent);
      }
    }
    return new Traced(
        add(
            new Node.Affine(
                nodes.size(),
                size,
                name,
                List.copyOf(nodesOfArguments),
                List.copyOf(roles),
                withBias)));
  }

  private void claim(String name) {
    if (!parameterNames.add(name)) {
      throw new IllegalArgumentException("two affine maps or parameters are named '" + name + "'");
    }
  }

  @Override
  public Var parameter(String name, int size, double initialValue) {
    claim(name);
    return new Traced(add(new Node.UnitParameter(nodes.size(), size, name, initialValue)));
  }

  @Override
  public Var constant(int size, double value) {
    return new Traced(add(new Node.Constant(nodes.size(), size, value)));
  }

  @Override
  public Var concatenate(Var... parts) {
    List<Node> nodesOfParts = Stream.of(parts).map(this::node).toList();
    int size = Math.toIntExact(nodesOfParts.stream().mapToLong(Node::size).sum());
    return new Traced(add(new Node.Concatenated(nodes.size(), size, nodesOfParts)));
  }

  @Override
  public Var mask(String name, int size, double dropped, MaskSpan span) {
    if (!maskNames.add(name)) {
      throw new IllegalArgumentException("two masks are named '" + name + "'");
    }
    if (!(dropped >= 0 && dropped < 1)) {
      throw new IllegalArgumentException(
          "mask '" + name + "' drops a share of " + dropped + "; it must be in [0, 1)");
    }
    return new Traced(add(new Node.Mask(nodes.size(), size, name, dropped, span)));
  }

  @Override
  public Var apply(Operation operation, Var... arguments) {
    List<Node> nodesOfArguments = Stream.of(arguments).map(this::node).toList();
    int size = operation.size(nodesOfArguments.stream().mapToInt(Node::size).toArray());
    if (size < 1) {
      throw new IllegalArgumentException(
          operation.getClass().getName() + " gives a result of " + size + " elements");
    }
    return new Traced(add(new Node.Custom(nodes.size(), size, operation, nodesOfArguments)));
  }

  @Override
  public Var observeGate(String name, Var value) {
    if (gates.put(name, node(value)) != null) {
      throw new IllegalArgumentException("two gates are named '" + name + "'");
    }
    return value;
  }

  @Override
  public Activation activation() {
    usesActivation = true;
    return activation;
  }

  @Override
  public int hiddenSize() {
    return hiddenSize;
  }

  private Program program() {
    if (!next.containsKey("h")) {
      throw new IllegalArgumentException("the cell never sets its output, state 'h'");
    }
    List<Program.State> states = new ArrayList<>();
    next.forEach(
        (name, node) -> {
          previous(name, node.size());
          states.add(new Program.State(name, previous.get(name), node));
        });
    for (String read : previous.keySet()) {
      if (!next.containsKey(read)) {
        throw new IllegalArgumentException("state '" + read + "' is read but never set");
      }
    }
    List<Program.Gate> observed = new ArrayList<>();
    gates.forEach((name, node) -> observed.add(new Program.Gate(name, node)));
    return new Program(nodes, states, observed, usesActivation);
  }

  private <N extends Node> N add(N node) {
    nodes.add(node);
    return node;
  }

  private Node node(Var value) {
    if (!(value instanceof Traced traced) || !traced.isOf(this)) {
      throw new IllegalArgumentException(
          value == null ? "a value is null" : "a value is not of these equations");
    }
    return traced.node;
  }

  /** A value under trace. */
  private final class Traced implements Var {
    private final Node node;

    private Traced(Node node) {
      this.node = node;
    }

    private boolean isOf(Tracer tracer) {
      return Tracer.this == tracer;
    }

    @Override
    public int size() {
      return node.size();
    }

    @Override
    public Var plus(Var other) {
      return new Traced(add(new Node.Sum(nodes.size(), node, sameSize(other))));
    }

    @Override
    public Var minus(Var other) {
      return new Traced(add(new Node.Difference(nodes.size(), node, sameSize(other))));
    }

    @Override
    public Var times(Var other) {
      return new Traced(add(new Node.Product(nodes.size(), node, sameSize(other))));
    }

    @Override
    public Var scale(double factor) {
      return new Traced(add(new Node.Scaled(nodes.size(), node, factor, 0)));
    }

    @Override
    public Var plus(double constant) {
      return new Traced(add(new Node.Scaled(nodes.size(), node, 1, constant)));
    }

    @Override
    public Var from(double constant) {
      return new Traced(add(new Node.Scaled(nodes.size(), node, -1, constant)));
    }

    @Override
    public Var slice(int from, int size) {
      if (from < 0 || size < 1 || from + size > node.size()) {
        throw new IllegalArgumentException(
            "elements [" + from + ", " + (from + size) + ") of a value of size " + node.size());
      }
      return new Traced(add(new Node.Slice(nodes.size(), size, node, from)));
    }

    @Override
    public Var normalize() {
      return new Traced(add(new Node.Normalized(nodes.size(), node)));
    }

    @Override
    public Var apply(Activation function) {
      return new Traced(add(new Node.Activated(nodes.size(), node, function)));
    }

    @Override
    public Var apply(String function) {
      return apply(activations.apply(function));
    }

    private Node sameSize(Var other) {
      if (other.size() != node.size()) {
        throw new IllegalArgumentException(
            "an element-wise operation on sizes " + node.size() + " and " + other.size());
      }
      return node(other);
    }
  }
}
