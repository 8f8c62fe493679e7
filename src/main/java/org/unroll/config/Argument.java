package org.unroll.config;

import java.util.List;

/** One change from the command line. */
sealed interface Argument {
  /** The dotted key that it is about. */
  String key();

  /** The argument itself, for messages. */
  Origin origin();

  /** {@code key=value}: the key has that value. */
  record Assignment(String key, Node value, Origin origin) implements Argument {
    Node.Entry entry() {
      return new Node.Entry(origin, value);
    }
  }

  /** {@code key=a,b}: the key takes each of these values in turn. */
  record Variation(String key, List<Node> values, Origin origin) implements Argument {
    public Variation {
      values = List.copyOf(values);
    }

    Node.Sequence list() {
      return new Node.Sequence(origin, values);
    }
  }

  /** {@code ~key}: whatever set the key is taken back. */
  record Removal(String key, Origin origin) implements Argument {}
}
