package org.unroll.engine.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.unroll.api.Activation;
import org.unroll.api.Operation;
import org.unroll.api.Step;
import org.unroll.api.Var;

/**
 * Runs a cell's {@link org.unroll.api.Cell#step} once and records what it computes. In a network
 * without biases an affine map is Σ_i W_i·a_i, whatever its author wrote: there is no parameter and
 * no addition.
 */
final class Tracer implements Step {
  /** What stands beside x_t. */
  enum Beside {
    NOTHING,
    /** The context: [x_t, c] is one value, but for affine maps, which take both by themselves. */
    AS_ONE,
    /** The context, and only affine maps take [x_t, c]: there is no such value. */
    IN_MAPS
  }

  /** The id of [x_t, c] where that is no node. */
  private static final int NO_NODE = -1;

  private final Tracing tracing;

  /** What stands before names of parameters. */
  private final String prefix;

  /** The role of weights that act on x_t. */
  private final String inputRole;

  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Node.Previous> previous = new LinkedHashMap<>();
  private final Map<String, Node> next = new LinkedHashMap<>();
  private final Map<String, Node> gates = new LinkedHashMap<>();
  private final Set<String> parameterNames = new LinkedHashSet<>();
  private final Set<String> maskNames = new LinkedHashSet<>();

  /** x_t, or what dropout leaves of it. */
  private final Node input;

  /** [x_t, c]; null if nothing stands beside x_t. */
  private final Node both;

  /** Null as long as nothing needs it. */
  private Node.Context context;

  private boolean asksForContext;
  private boolean usesActivation;

  /** What affine maps take instead of a value, where dropout stands between. */
  private final Map<Integer, Node> dropped = new HashMap<>();

  Tracer(Tracing tracing, Beside beside) {
    this(tracing, beside, "", "input");
  }

  private Tracer(Tracing tracing, Beside beside, String prefix, String inputRole) {
    this.tracing = tracing;
    this.prefix = prefix;
    this.inputRole = inputRole;
    this.input = keptInput(add(new Node.Input(0, tracing.inputSize())), tracing.dropout().inputs());
    this.both = beside == Beside.NOTHING ? null : both(beside);
  }

  /** Traces what takes the context for its input. */
  static Tracer ofInitialStates(Tracing ofContext) {
    return new Tracer(ofContext, Beside.NOTHING, Tracing.INITIAL, "context");
  }

  private Node keptInput(Node whole, double dropped) {
    if (dropped == 0) {
      return whole;
    }
    Node mask = add(new Node.Mask(nodes.size(), whole.size(), "inputs", dropped, MaskSpan.STEP));
    return add(new Node.Product(nodes.size(), whole, mask));
  }

  private Node both(Beside beside) {
    int size = Math.addExact(input.size(), tracing.contextSize());
    return beside == Beside.IN_MAPS
        ? new Node.Concatenated(NO_NODE, size, List.of())
        : addBoth(contextNode(), size);
  }

  private Node addBoth(Node known, int size) {
    return add(new Node.Concatenated(nodes.size(), size, List.of(input, known)));
  }

  @Override
  public Var input() {
    return new Traced(both == null ? input : both);
  }

  @Override
  public Var context() {
    if (tracing.contextSize() == 0) {
      throw new IllegalArgumentException(
          "they ask for step.context(), and the data has no context");
    }
    asksForContext = true;
    return new Traced(contextNode());
  }

  private Node contextNode() {
    if (context == null) {
      context = add(new Node.Context(nodes.size(), tracing.contextSize()));
    }
    return context;
  }

  boolean asksForContext() {
    return asksForContext;
  }

  /** Whether anything but affine maps takes [x_t, c]. */
  boolean usesBoth() {
    return Stream.of(
            nodes.stream().flatMap(node -> node.arguments().stream()),
            next.values().stream(),
            gates.values().stream())
        .flatMap(values -> values)
        .anyMatch(value -> value.id() == both.id());
  }

  /** What an affine map takes of a value that depends on states. */
  private Node recurrentArgument(Node node) {
    double share = tracing.dropout().recurrent();
    if (share == 0) {
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
                  share,
                  MaskSpan.SEQUENCE));
      known = add(new Node.Product(nodes.size(), node, mask));
      dropped.put(node.id(), known);
    }
    return known;
  }

  @Override
  public Var previous(String state) {
    return previous(state, hiddenSize());
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
    boolean given =
        node instanceof Node.Input || node instanceof Node.Context || node instanceof Node.Previous;
    if (given || shared) {
      // A state needs storage of its own.
      node = add(new Node.Scaled(nodes.size(), node, 1, 0));
    }
    if (next.put(state, node) != null) {
      throw new IllegalArgumentException("state '" + state + "' is set twice");
    }
  }

  @Override
  public Var affine(String name, Var... arguments) {
    return affine(name, hiddenSize(), tracing.biased(), arguments);
  }

  @Override
  public Var affine(String name, int size, Var... arguments) {
    return affine(name, size, tracing.biased(), arguments);
  }

  @Override
  public Var linear(String name, Var... arguments) {
    return affine(name, hiddenSize(), false, arguments);
  }

  private Var affine(String name, int size, boolean withBias, Var... arguments) {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("affine map '" + name + "' has no argument");
    }
    claim(name);
    List<Node> nodesOfArguments = new ArrayList<>();
    List<String> roles = new ArrayList<>();
    int recurrent = 0;
    for (Node argument : apart(arguments)) {
      String role =
          argument.id() == input.id()
              ? inputRole
              : argument instanceof Node.Context ? "context" : null;
      Node taken = role == null ? recurrentArgument(argument) : argument;
      if (nodesOfArguments.contains(taken)) {
        throw new IllegalArgumentException("affine map '" + name + "' has an argument twice");
      }
      nodesOfArguments.add(taken);
      if (role == null) {
        recurrent++;
        role = recurrent == 1 ? "recurrent" : "recurrent" + recurrent;
      }
      roles.add(role);
    }
    return new Traced(
        add(
            new Node.Affine(
                nodes.size(),
                size,
                prefix + name,
                List.copyOf(nodesOfArguments),
                List.copyOf(roles),
                withBias)));
  }

  /** What an affine map takes, x_t and c each by itself. */
  private List<Node> apart(Var... arguments) {
    List<Node> apart = new ArrayList<>();
    for (Var argument : arguments) {
      Node node = node(argument);
      if (both != null && node.id() == both.id()) {
        apart.addAll(List.of(input, contextNode()));
      } else {
        apart.add(node);
      }
    }
    return apart;
  }

  private void claim(String name) {
    if (!parameterNames.add(name)) {
      throw new IllegalArgumentException("two affine maps or parameters are named '" + name + "'");
    }
  }

  @Override
  public Var parameter(String name, int size, double initialValue) {
    claim(name);
    return new Traced(add(new Node.UnitParameter(nodes.size(), size, prefix + name, initialValue)));
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
    return tracing.activation();
  }

  @Override
  public int hiddenSize() {
    return tracing.hiddenSize();
  }

  Program program() {
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
      return apply(tracing.activations().apply(function));
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
