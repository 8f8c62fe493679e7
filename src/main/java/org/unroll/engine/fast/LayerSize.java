package org.unroll.engine.fast;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unroll.api.Memory;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/**
 * What one {@link RecurrentLayer} takes, from its equations alone: the same sums as {@link
 * StepBuffers}, {@link AffineMaps} and the operations allocate.
 *
 * @param tokenInput whether x_t is a token
 * @param panels whether products are made in panels; see {@link BlasKernels}
 */
record LayerSize(Program program, boolean tokenInput, boolean panels) {
  /** Trained numbers. */
  long parameters() {
    long count = 0;
    for (Node.Affine affine : program.affines()) {
      for (Node argument : affine.arguments()) {
        count = Memory.sum(count, Memory.product(affine.size(), argument.size()));
      }
      count = Memory.sum(count, affine.biased() ? affine.size() : 0);
    }
    for (Node.UnitParameter unit : program.unitParameters()) {
      count = Memory.sum(count, unit.size());
    }
    return count;
  }

  /** Named parameters. */
  long names() {
    long names = program.unitParameters().size();
    for (Node.Affine affine : program.affines()) {
      names += affine.arguments().size() + (affine.biased() ? 1 : 0);
    }
    return names;
  }

  /** Elements of the longest array of one step, for a batch of one. */
  long widest() {
    long rows = program.affines().stream().mapToLong(Node::size).sum();
    return Math.max(rows, program.nodes().stream().mapToLong(Node::size).max().orElse(0));
  }

  /** Copies of the weights in the order in which products read them, and token weights. */
  Memory copiesOfWeights(long batch) {
    Memory copies = Memory.NONE;
    for (Node.Affine affine : program.affines()) {
      for (Node argument : affine.arguments()) {
        long count = Memory.product(affine.size(), argument.size());
        if (isToken(argument)) {
          copies = copies.plus(Memory.floats(2, count)); // a table, and sums of its gradient
        } else {
          copies = copies.plus(copiesForProducts(count, batch, panels));
        }
      }
    }
    return copies;
  }

  /** Of one matrix; a single sequence needs none. */
  static Memory copiesForProducts(long count, long batch, boolean panels) {
    Memory copy = Memory.floats(1, count).plus(Memory.nativeFloats(count));
    return batch == 1 ? Memory.NONE : panels ? copy.times(2) : copy;
  }

  /** What is kept of sequences of that length between the passes, and what an update works in. */
  Memory activations(long time, long batch) {
    boolean[] retained = StepBuffers.retained(program);
    Memory memory = Memory.NONE;
    for (Node node : program.nodes()) {
      long length = Memory.product(node.size(), batch);
      memory = memory.plus(Memory.floats(1, length)); // the adjoint
      boolean ownValue = !StepBuffers.isGiven(node);
      if (ownValue && !isState(node)) {
        memory =
            memory.plus(retained[node.id()] ? Memory.floats(time, length) : once(time, length));
      }
      if (node instanceof Node.Activated) {
        memory = memory.plus(Memory.floats(time, length));
      }
      if (node instanceof Node.Normalized) {
        memory = memory.plus(Memory.floats(time, batch));
      }
    }
    for (Program.State state : program.states()) {
      long length = Memory.product(state.next().size(), batch);
      memory = memory.plus(Memory.floats(Memory.sum(time, 1), length)).plus(once(time, length));
    }
    return memory.plus(products(batch)).plus(vectors(batch));
  }

  /** One array that stands for every step. */
  private static Memory once(long time, long length) {
    return Memory.floats(1, length).plus(Memory.arrays(1, time, Integer.BYTES));
  }

  /** Where arguments and results of the products meet. */
  private Memory products(long batch) {
    long steps = AffineMaps.stepsTogether(batch);
    long rows = program.affines().stream().mapToLong(Node::size).sum();
    Memory memory = Memory.nativeFloats(rows, batch).plus(Memory.nativeFloats(rows, batch, steps));
    Set<Integer> arguments = new HashSet<>();
    for (Node.Affine affine : program.affines()) {
      for (Node argument : affine.arguments()) {
        if (argument instanceof Node.Context) {
          long inputs = arguments.add(argument.id()) ? argument.size() : 0;
          memory =
              memory
                  .plus(Memory.nativeFloats(Memory.sum(affine.size(), inputs), batch))
                  .plus(Memory.floats(2, Memory.product(affine.size(), batch)));
        } else if (!isToken(argument) && arguments.add(argument.id())) {
          memory =
              memory
                  .plus(Memory.nativeFloats(argument.size(), batch, steps))
                  .plus(Memory.nativeFloats(argument.size(), batch))
                  .plus(Memory.floats(1, Memory.product(argument.size(), batch)));
        }
      }
    }
    return memory;
  }

  /** Biases and numbers per unit, spread over the batch, with sums of their gradients. */
  private Memory vectors(long batch) {
    Memory memory = Memory.NONE;
    for (Node.Affine affine : program.affines()) {
      if (affine.biased() && affine.arguments().stream().noneMatch(this::isToken)) {
        memory = memory.plus(vector(affine.size(), batch));
      }
    }
    for (Node.UnitParameter unit : program.unitParameters()) {
      memory = memory.plus(vector(unit.size(), batch));
    }
    return memory;
  }

  static Memory vector(long size, long batch) {
    return Memory.floats(2, Memory.product(size, batch)).plus(Memory.arrays(1, size, Double.BYTES));
  }

  private boolean isToken(Node argument) {
    return tokenInput && argument instanceof Node.Input;
  }

  private boolean isState(Node node) {
    return states().stream().anyMatch(state -> state.next() == node);
  }

  private List<Program.State> states() {
    return program.states();
  }
}
