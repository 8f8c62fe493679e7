package org.unroll.engine.fast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unroll.engine.NetworkDefinition.Direction;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/**
 * Orders a program's work into operations. A merged product stands right before the first affine
 * map that needs it, so that in reverse it comes after all adjoints that it takes.
 *
 * <p>Whether a contribution to an adjoint is the first, and so overwrites, is settled here once by
 * walking the operations backward.
 */
final class StepCompiler {
  /** A node to compute, or a merged product to make. */
  private record Work(Node node, AffineMaps.MergedBlock product, boolean overwrites) {}

  private final Direction direction;
  private final Program program;
  private final AffineMaps maps;
  private final StepBuffers buffers;
  private final SweepMode mode;
  private final boolean inputAdjoint;
  private final List<Node.Affine> affines;

  /** Nodes whose adjoint has been written at the current point of the walk backward. */
  private final Set<Integer> written = new HashSet<>();

  private final Set<Integer> rowsWithProduct = new HashSet<>();

  /** Whether some product meets both rows that hold another's result and rows that hold none. */
  private boolean mixed;

  StepCompiler(
      Direction direction,
      AffineMaps maps,
      StepBuffers buffers,
      SweepMode mode,
      boolean inputAdjoint) {
    this.direction = direction;
    this.program = direction.program();
    this.maps = maps;
    this.buffers = buffers;
    this.mode = mode;
    this.inputAdjoint = inputAdjoint;
    this.affines = program.affines();
  }

  /**
   * Operations in forward order.
   *
   * @param backward those with a backward part, in backward order
   * @param unreached nodes whose adjoint no operation writes and that have to be cleared instead
   */
  record Compiled(List<Operation> all, List<Operation> backward, List<Node> unreached) {}

  Compiled compile() {
    List<Work> order = order();
    program.states().forEach(state -> written.add(state.next().id()));
    List<Operation> all = new ArrayList<>();
    List<Operation> backward = new ArrayList<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      Work work = order.get(i);
      // An affine map that nothing depends on still has to hand zeros to its merged product.
      boolean live =
          work.node() == null
              || work.node() instanceof Node.Affine
              || written.contains(work.node().id());
      Operation operation = work.node() == null ? product(work) : operation(work.node(), live);
      all.add(operation);
      if (live) {
        backward.add(operation);
      }
    }
    if (mixed) {
      all.add(new ClearOperation(maps));
    }
    Collections.reverse(all);
    List<Node> unreached = new ArrayList<>();
    for (Program.State state : program.states()) {
      if (!written.contains(state.previous().id())) {
        unreached.add(state.previous());
      }
    }
    if (inputAdjoint && !written.contains(0)) {
      unreached.add(program.input());
    }
    return new Compiled(all, backward, unreached);
  }

  private List<Work> order() {
    List<Work> order = new ArrayList<>();
    Set<AffineMaps.MergedBlock> made = new HashSet<>();
    for (Node node : program.nodes()) {
      if (StepBuffers.isGiven(node)) {
        continue;
      }
      if (node instanceof Node.Affine affine) {
        int index = affines.indexOf(affine);
        for (AffineMaps.MergedBlock block : maps.blocks()) {
          if (covers(block, index) && made.add(block)) {
            int fresh = claimRows(block);
            boolean overwrites = fresh == block.block().weights().size();
            mixed |= fresh > 0 && !overwrites;
            order.add(new Work(null, block, overwrites));
          }
        }
      }
      order.add(new Work(node, null, false));
    }
    return order;
  }

  private static boolean covers(AffineMaps.MergedBlock block, int affine) {
    int first = block.block().firstAffine();
    return affine >= first && affine < first + block.block().weights().size();
  }

  /** How many of the product's maps have no product so far. */
  private int claimRows(AffineMaps.MergedBlock block) {
    int fresh = 0;
    for (int i = 0; i < block.block().weights().size(); i++) {
      if (rowsWithProduct.add(block.block().firstAffine() + i)) {
        fresh++;
      }
    }
    return fresh;
  }

  private StepOperation product(Work work) {
    Node argument = work.product().block().argument();
    boolean needed = inputAdjoint || !(argument instanceof Node.Input);
    boolean add = needed && !written.add(argument.id());
    return new MatrixProductOperation(
        maps, work.product(), buffers, mode, work.overwrites() && !mixed, needed, add);
  }

  /** Says that an operation contributes to that node, and whether others did before. */
  private boolean contribute(Node argument, boolean live) {
    return live && !written.add(argument.id());
  }

  /**
   * Whether only activations contribute to the node's adjoint: they flush. Of numbers above 1e-30
   * no sum is subnormal, other than 0.
   */
  private boolean flushed(Node node) {
    boolean state = program.states().stream().anyMatch(one -> one.next().id() == node.id());
    return !state
        && program.nodes().stream()
            .filter(user -> user.arguments().stream().anyMatch(one -> one.id() == node.id()))
            .allMatch(Node.Activated.class::isInstance);
  }

  private PointwiseOperations.Factor factor(Node node, boolean live) {
    if (node instanceof Node.Activated activated && usedOnce(node)) {
      Node x = activated.a();
      return new PointwiseOperations.Factor(activated, x, contribute(x, live));
    }
    return new PointwiseOperations.Factor(null, node, contribute(node, live));
  }

  private boolean usedOnce(Node node) {
    long uses =
        program.nodes().stream()
            .flatMap(user -> user.arguments().stream())
            .filter(argument -> argument.id() == node.id())
            .count();
    return uses == 1
        && program.states().stream().noneMatch(state -> state.next().id() == node.id());
  }

  private boolean[] contributions(Node node, boolean live) {
    boolean[] add = new boolean[node.arguments().size()];
    for (int i = 0; i < add.length; i++) {
      add[i] = contribute(node.arguments().get(i), live);
    }
    return add;
  }

  private Operation operation(Node node, boolean live) {
    return node.accept(
        new Node.Visitor<>() {
          @Override
          public Operation input(Node.Input input) {
            throw new IllegalStateException("an input is not computed");
          }

          @Override
          public Operation context(Node.Context context) {
            throw new IllegalStateException("a context is not computed");
          }

          @Override
          public Operation previous(Node.Previous previous) {
            throw new IllegalStateException("a previous state is not computed");
          }

          @Override
          public Operation affine(Node.Affine affine) {
            int index = affines.indexOf(affine);
            return new AffineOperation(
                maps,
                affine,
                index,
                buffers,
                mode,
                rowsWithProduct.contains(index),
                flushed(affine));
          }

          @Override
          public Operation sum(Node.Sum sum) {
            boolean addA = contribute(sum.a(), live);
            boolean addB = contribute(sum.b(), live);
            return new PointwiseOperations.Sum(sum, buffers, addA, addB);
          }

          @Override
          public Operation difference(Node.Difference difference) {
            boolean addA = contribute(difference.a(), live);
            boolean addB = contribute(difference.b(), live);
            return new PointwiseOperations.Difference(difference, buffers, addA, addB);
          }

          @Override
          public Operation product(Node.Product product) {
            PointwiseOperations.Factor a = factor(product.a(), live);
            PointwiseOperations.Factor b = factor(product.b(), live);
            return new PointwiseOperations.Product(product, buffers, a, b);
          }

          @Override
          public Operation scaled(Node.Scaled scaled) {
            return new PointwiseOperations.Scaled(scaled, buffers, contribute(scaled.a(), live));
          }

          @Override
          public Operation activated(Node.Activated activated) {
            return new PointwiseOperations.Activated(
                activated, buffers, contribute(activated.a(), live));
          }

          @Override
          public Operation unitParameter(Node.UnitParameter unit) {
            int index = program.unitParameters().indexOf(unit);
            return new UnitParameterOperation(unit, maps.unit(index), buffers, mode);
          }

          @Override
          public Operation constant(Node.Constant constant) {
            return new ConstantOperation(constant, buffers);
          }

          @Override
          public Operation concatenated(Node.Concatenated concatenated) {
            return new ShapeOperations.Concatenated(
                concatenated, buffers, contributions(concatenated, live));
          }

          @Override
          public Operation slice(Node.Slice slice) {
            return new ShapeOperations.Slice(slice, buffers, contribute(slice.a(), live));
          }

          @Override
          public Operation normalized(Node.Normalized normalized) {
            return new NormalizedOperation(normalized, buffers, contribute(normalized.a(), live));
          }

          @Override
          public Operation mask(Node.Mask mask) {
            return new MaskOperation(mask, direction, buffers);
          }

          @Override
          public Operation custom(Node.Custom custom) {
            return new CustomOperation(custom, buffers, contributions(custom, live));
          }
        });
  }
}
