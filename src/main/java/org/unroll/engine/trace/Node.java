package org.unroll.engine.trace;

import java.util.List;
import org.unroll.api.Activation;

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

  /** Σ_i W_i·a_i + b over the arguments a_i; without b if {@code biased} is false. */
  record Affine(int id, int size, String name, List<Node> arguments, boolean biased)
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

  /** One method per kind of node: an executor that misses one does not compile. */
  interface Visitor<R> {
    R input(Input node);

    R previous(Previous node);

    R affine(Affine node);

    R sum(Sum node);

    R difference(Difference node);

    R product(Product node);

    R scaled(Scaled node);

    R activated(Activated node);
  }
}
