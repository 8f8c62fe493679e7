package org.unroll.engine;

import java.util.List;
import java.util.Optional;
import org.unroll.api.Parameter;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/**
 * The equations h_t = f(W h_{t−1} + …) of a cell of one state: nothing else depends on h_{t−1}, so
 * that ∂h_t/∂h_{t−1} = diag(f')·W.
 *
 * @param previous h_{t−1}
 * @param map W h_{t−1} + …
 * @param next h_t
 */
public record SimpleRecurrence(Node.Previous previous, Node.Affine map, Node.Activated next) {
  /** Empty if the equations are of another form. */
  public static Optional<SimpleRecurrence> of(Program program) {
    if (program.states().size() != 1) {
      return Optional.empty();
    }
    Node.Previous previous = program.states().get(0).previous();
    List<Node> users =
        program.nodes().stream().filter(node -> node.arguments().contains(previous)).toList();
    if (users.size() == 1
        && users.get(0) instanceof Node.Affine map
        && program.states().get(0).next() instanceof Node.Activated next
        && next.a().id() == map.id()
        && map.arguments().stream().filter(previous::equals).count() == 1) {
      return Optional.of(new SimpleRecurrence(previous, map, next));
    }
    return Optional.empty();
  }

  /** Where W lies. */
  public Parameter weight(ParameterLayout layout, int direction, Program program) {
    int affine = program.affines().indexOf(map);
    return layout.weights(direction, affine, map).get(map.arguments().indexOf(previous));
  }
}
