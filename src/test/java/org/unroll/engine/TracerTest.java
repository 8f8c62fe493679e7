package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unroll.api.Cell;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Task;

/** What cell authors get right and wrong. */
class TracerTest {
  private static final Task TASK = new Task(Task.Target.CLASSES, Task.Timing.AT_END, 2);

  private static NetworkDefinition trace(Cell cell) {
    return Fixtures.network(cell, "tanh", 1, 4, InputShape.features(3), TASK);
  }

  private static void refuses(Cell cell, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trace(cell))
        .withMessageContaining(reason);
  }

  @Test
  void incompleteOrContradictoryEquationsAreRefused() {
    refuses(step -> step.affine("a", step.input()), "never sets its output, state 'h'");
    refuses(
        step -> step.next("h", step.affine("a", step.previous("c"))),
        "state 'c' is read but never set");
    refuses(
        step -> {
          step.next("h", step.affine("a", step.input()));
          step.next("h", step.affine("b", step.input()));
        },
        "state 'h' is set twice");
    refuses(
        step -> step.affine("a", step.input()).plus(step.affine("a", step.input())),
        "two affine maps or parameters are named 'a'");
    refuses(step -> step.affine("a"), "affine map 'a' has no argument");
    refuses(
        step -> step.affine("a", step.input(), step.input()),
        "affine map 'a' has an argument twice");
    refuses(step -> step.input().plus(step.previous("h")), "sizes 3 and 4");
    refuses(
        step -> step.previous("h", 2).plus(step.previous("h", 4)),
        "state 'h' is read with sizes 2 and 4");
    refuses(
        step ->
            step.gate("g", step.input())
                .plus(step.observeGate("g", step.affine("b", step.input()))),
        "two gates are named 'g'");
  }

  @Test
  void parametersAreNamedAfterTheEquations() {
    List<Parameter> parameters = trace(Fixtures.CELLS.get("gru")).layout().parameters();
    assertThat(parameters.stream().map(p -> p.name() + p.rows() + "x" + p.columns()))
        .containsExactlyInAnyOrder(
            "layer0.update.input4x3",
            "layer0.update.recurrent4x4",
            "layer0.update.bias4x1",
            "layer0.reset.input4x3",
            "layer0.reset.recurrent4x4",
            "layer0.reset.bias4x1",
            "layer0.candidate.input4x3",
            "layer0.candidate.recurrent4x4",
            "layer0.candidate.bias4x1",
            "output.weight2x4",
            "output.bias2x1");
    int offset = 0;
    for (Parameter parameter : parameters) {
      assertThat(parameter.offset()).isEqualTo(offset);
      offset += parameter.length();
    }
  }
}
