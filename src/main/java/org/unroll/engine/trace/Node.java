package org.unroll.engine.trace;

import java.util.List;
import org.unroll.api.Activation;
import org.unroll.api.Operation;
import org.unroll.api.Step;

/**
 * One value of a cell's equations at one time step, of shape {@code [batch, size]}. Identity is the
 * id: the node's place in the program.
 */
public sealed interface Node {
  int id();

  int size();

  /** The nodes this one is computed from, within the same time step. */
  List<Node> arguments();

  <R> R accept(Visitor<R> visitor);

  /** x_t. */
  record Input(int id, int size) implements Node {
    @Override
    public List<Node> arguments() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.input(this);
    }
  }

  /** The context c of each sequence, the same at every time step. */
  record Context(int id, int size) implements Node {
    @Override
    public List<Node> arguments() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.context(this);
    }
  }

  /** A state at the previous time step. */
  record Previous(int id, int size, String state) implements Node {
    @Override
    public List<Node> arguments() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.previous(this);
    }
  }

  /**
   * Σ_i W_i·a_i + b over the arguments a_i; without b if {@code biased} is false.
   *
   * @param roles of the weights: {@code input}, {@code context}, or {@code recurrent}, {@code
   *     recurrent2}, …
   */
  record Affine(
      int id, int size, String name, List<Node> arguments, List<String> roles, boolean biased)
      implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.affine(this);
    }
  }

  /** a + b. */
  record Sum(int id, Node a, Node b) implements Node {
    @Override
    public int size() {
      return a.size();
    }

    @Override
    public List<Node> arguments() {
      return List.of(a, b);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sum(this);
    }
  }

  /** a − b. */
  record Difference(int id, Node a, Node b) implements Node {
    @Override
    public int size() {
      return a.size();
    }

    @Override
    public List<Node> arguments() {
      return List.of(a, b);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.difference(this);
    }
  }

  /** a ∘ b, element by element. */
  record Product(int id, Node a, Node b) implements Node {
    @Override
    public int size() {
      return a.size();
    }

    @Override
    public List<Node> arguments() {
      return List.of(a, b);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.product(this);
    }
  }

  /** factor · a + constant. */
  record Scaled(int id, Node a, double factor, double constant) implements Node {
    @Override
    public int size() {
      return a.size();
    }

    @Override
    public List<Node> arguments() {
      return List.of(a);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scaled(this);
    }
  }

  /** f(a). */
  record Activated(int id, Node a, Activation activation) implements Node {
    @Override
    public int size() {
      return a.size();
    }

    @Override
    public List<Node> arguments() {
      return List.of(a);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activated(this);
    }
  }

  /** One trained number per unit, spread over the batch. */
  record UnitParameter(int id, int size, String name, double initialValue) implements Node {
    @Override
    public List<Node> arguments() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unitParameter(this);
    }
  }

  /** The same number everywhere. */
  record Constant(int id, int size, double value) implements Node {
    @Override
    public List<Node> arguments() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** The parts side by side. */
  record Concatenated(int id, int size, List<Node> arguments) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concatenated(this);
    }
  }

  /** Elements [from, from + size) of a. */
  record Slice(int id, int size, Node a, int from) implements Node {
    @Override
    public List<Node> arguments() {
      return List.of(a);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.slice(this);
    }
  }

  /** (a − μ) / √(σ² + ε) over each sample's elements. */
  record Normalized(int id, Node a) implements Node {
    /** ε. */
    public static final double EPSILON = 1e-5;

    @Override
    public int size() {
      return a.size();
    }

    @Override
    public List<Node> arguments() {
      return List.of(a);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.normalized(this);
    }
  }

  /** Zeros with probability {@code dropped}, 1/(1 − dropped) elsewhere; ones when not training. */
  record Mask(int id, int size, String name, double dropped, Step.MaskSpan span) implements Node {
    @Override
    public List<Node> arguments() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mask(this);
    }
  }

  /** An operation of the cell's author. */
  record Custom(int id, int size, Operation operation, List<Node> arguments) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.custom(this);
    }
  }

  /** One method per kind of node: an executor that misses one does not compile. */
  interface Visitor<R> {
    R input(Input node);

    R context(Context node);

    R previous(Previous node);

    R affine(Affine node);

    R sum(Sum node);

    R difference(Difference node);

    R product(Product node);

    R scaled(Scaled node);

    R activated(Activated node);

    R unitParameter(UnitParameter node);

    R constant(Constant node);

    R concatenated(Concatenated node);

    R slice(Slice node);

    R normalized(Normalized node);

    R mask(Mask node);

    R custom(Custom node);
  }
}
